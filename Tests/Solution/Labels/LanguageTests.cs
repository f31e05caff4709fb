using System;
using System.Collections.Generic;
using System.Linq;
using System.Xml;
using System.Xml.Linq;
using Xunit;

namespace SolutionTests.Labels;

/// <summary>Every text that people see is there in four languages, wherever in the package it stands.</summary>
public sealed class LanguageTests
{
    private static readonly int[] Languages = [1030, 1033, 1044, 1053];

    /// <summary>A control's manifest names its texts by keys, which ControlTests follow.</summary>
    public static TheoryData<string> Files() =>
        [.. Package.Unmanaged.Paths.Where(path => path.EndsWith(".xml", StringComparison.Ordinal) && path != "[Content_Types].xml" && !path.StartsWith("Controls/", StringComparison.Ordinal))];

    [Theory, MemberData(nameof(Files))]
    public void Texts_AreThereInFourLanguages(string file)
    {
        var lists = TextLists(Package.Unmanaged.Xml(file)).ToList();
        Assert.NotEmpty(lists);
        Assert.Empty(lists.Where(list => !list.Elements().Select(Language).Order().SequenceEqual(Languages))
            .Select(list => $"{Place(list)}: only {string.Join(", ", list.Elements().Select(Language))}"));
        Assert.Empty(lists.SelectMany(list => list.Elements()).Where(text => string.IsNullOrWhiteSpace(Text(text))).Select(Place));
    }

    /// <summary>What a custom API says where a language is missing is what it says in English.</summary>
    [Fact]
    public void CustomApis_SpeakEnglishOtherwise()
    {
        var texts = Package.Unmanaged.Paths.Where(path => path.StartsWith("customapis/", StringComparison.Ordinal))
            .SelectMany(path => Package.Unmanaged.Xml(path).Elements()).Where(text => text.Attribute("default") is not null).ToList();
        Assert.NotEmpty(texts);
        Assert.All(texts, text => Assert.Equal(text.Attribute("default")!.Value, Text(text.Elements("label").Single(label => Language(label) == 1033))));
    }

    /// <summary>A list that a component lacks altogether is found too.</summary>
    [Fact]
    public void Components_HaveNames()
    {
        string[] named = ["systemform", "savedquery", "visualization", "Dashboard", "AppModule", "AppModuleSiteMap"];
        string[] labelled = ["tab", "section", "cell"];
        var customizations = Package.Unmanaged.Customizations;
        Assert.Empty(customizations.Descendants().Where(e => named.Contains(e.Name.LocalName) && e.Element("LocalizedNames") is null).Select(Place));
        Assert.Empty(customizations.Descendants().Where(e => e.Name.LocalName is "systemform" or "savedquery" or "visualization" or "Dashboard" or "AppModule" && e.Element("Descriptions") is null).Select(Place));
        Assert.Empty(customizations.Descendants().Where(e => labelled.Contains(e.Name.LocalName) && e.Ancestors("form").Any() && e.Element("labels") is null).Select(Place));
        Assert.Empty(customizations.Descendants().Where(e => e.Name.LocalName is "Area" or "Group" or "SubArea" && e.Element("Titles") is null).Select(Place));
        Assert.Empty(customizations.Descendants("attribute").Where(e => e.Attribute("PhysicalName") is not null && !IsOfSales(e) && e.Element("displaynames") is null).Select(Place));
    }

    /// <summary>
    /// A text that a managed solution states wins over the one below it. So of what is Sales' none is stated, in no language:
    /// our one status reason, and nothing else.
    /// </summary>
    [Theory]
    [InlineData("Opportunity", "StatusCode")]
    [InlineData("OpportunityClose", "OpportunityStatusCode")]
    public void ColumnsOfSales_StateNoTextButThatOfOurStatusReason(string table, string column)
    {
        var stated = Package.Unmanaged.Customizations.Descendants("entity").Single(e => (string)e.Attribute("Name")! == table)
            .Descendants("attribute").Single(a => (string)a.Attribute("PhysicalName")! == column);
        Assert.True(IsOfSales(stated));
        var option = Assert.Single(stated.Descendants(), e => e.Name.LocalName is "status" or "option");
        Assert.Equal("847210001", (string)option.Attribute("value")!);
        Assert.All(stated.Descendants().Where(e => LanguageOf(e) is not null), text => Assert.Contains(option, text.Ancestors()));
    }

    /// <summary>A command's texts are references to labels of the ribbon; each exists, and each is used.</summary>
    [Fact]
    public void Commands_TakeTheirTextsFromLabels()
    {
        string[] texts = ["LabelText", "Alt", "ToolTipTitle", "ToolTipDescription"];
        var ribbons = Package.Unmanaged.Customizations.Descendants("RibbonDiffXml").Where(r => r.Descendants("Button").Any()).ToList();
        Assert.Equal(2, ribbons.Count);
        Assert.All(ribbons, ribbon =>
        {
            var used = ribbon.Descendants("Button").SelectMany(button => texts.Select(text =>
                (string?)button.Attribute(text) ?? throw new XmlException($"{(string?)button.Attribute("Id")} has no {text}"))).ToHashSet();
            Assert.Equal(
                ribbon.Descendants("LocLabel").Select(label => "$LocLabels:" + (string)label.Attribute("Id")!).Order(StringComparer.Ordinal),
                used.Order(StringComparer.Ordinal));
        });
    }

    /// <summary>Swedish is told from English by its words: a text that was forgotten stands there in English.</summary>
    [Fact]
    public void Swedish_IsNotEnglish()
    {
        string[] sameWord = ["Google", "Status", "Administration", "Opps", "CRM"];
        var same = Package.Unmanaged.Paths.Where(path => path.EndsWith(".xml", StringComparison.Ordinal) && path != "[Content_Types].xml")
            .SelectMany(path => TextLists(Package.Unmanaged.Xml(path)))
            .Where(list => Text(Of(list, 1033)) == Text(Of(list, 1053)) && !sameWord.Contains(Text(Of(list, 1033))))
            .Select(list => $"{Place(list)}: {Text(Of(list, 1033))}");
        Assert.Empty(same.Distinct());

        static XElement Of(XElement list, int language) => list.Elements().Single(text => Language(text) == language);
    }

    private static IEnumerable<XElement> TextLists(XElement root) => root.DescendantsAndSelf()
        .Where(list => list.Elements().Any(text => LanguageOf(text) is not null));

    /// <summary>A column that another solution brought, to which ours only adds.</summary>
    private static bool IsOfSales(XElement column) =>
        column.Element("IsCustomField")?.Value == "0" && column.Ancestors("entity").Single().Attribute("unmodified") is not null;

    private static XAttribute? LanguageOf(XElement text) => text.Attribute("languagecode") ?? text.Attribute("LCID");

    private static int Language(XElement text) => (int)LanguageOf(text)!;

    private static string? Text(XElement text) =>
        (string?)(text.Attribute("description") ?? text.Attribute("Title") ?? text.Attribute("Description") ?? text.Attribute("Text"));

    private static string Place(XElement element) => string.Join(", ", element.AncestorsAndSelf().Reverse().Select(Word).OfType<string>());

    private static string? Word(XElement element) => element.Name.LocalName switch
    {
        "Entity" => element.Element("Name")?.Value,
        "attribute" => $"attribute {(string?)element.Attribute("PhysicalName")}",
        "tab" or "section" or "cell" or "control" or "SubArea" or "LocLabel" => $"{element.Name.LocalName} {(string?)(element.Attribute("name") ?? element.Attribute("id") ?? element.Attribute("Id"))}",
        "systemform" or "savedquery" or "visualization" or "Dashboard" => $"{element.Name.LocalName} {element.Element("LocalizedNames")?.Elements().FirstOrDefault()?.Attribute("description")?.Value}",
        "displaynames" or "labels" or "Titles" or "Descriptions" or "LocalizedNames" => element.Name.LocalName,
        _ => null,
    };
}
