using System;
using System.Collections.Generic;
using System.Linq;
using System.ServiceModel;
using System.Xml.Linq;
using Host.Solutions;
using LocalDataverse;
using LocalDataverse.Metadata;
using Microsoft.Xrm.Sdk;
using Microsoft.Xrm.Sdk.Messages;
using Microsoft.Xrm.Sdk.Query;
using Xunit;
using Label = Microsoft.Xrm.Sdk.Label;

namespace Host.Layers;

/// <summary>An organisation with the standard tables and the sample solution, managed, version 1.0.0.0.</summary>
internal sealed class LayerFixture : IDisposable
{
    public const string Kind = "sbx_kind";
    public const int Big = 779150000;
    public const int Small = 779150001;
    public const int Huge = 779150002;

    public LayerFixture()
    {
        Organization = Imported.StandardTables();
        Organization.Import(Version("1.0.0.0"));
    }

    public LocalOrganization Organization { get; }

    public IOrganizationService Service => Organization.AsSystem;

    /// <summary>The options of the choice as rows see them: value and English label, in order.</summary>
    public IReadOnlyList<(int Value, string? Label)> Options => [.. Choice.Options.Select(o => (o.Value, o.Label.In(1033)))];

    public Choice Choice => Organization.Catalog.Choices[Kind];

    public static byte[] Version(string version, Action<XElement>? change = null, bool isManaged = true) => SamplePackage.Zip(change, m =>
    {
        m.Descendants("Version").Single().Value = version;
        m.Descendants("Managed").Single().Value = isManaged ? "1" : "0";
    });

    /// <summary>The next version: one more option, one text corrected, one more column.</summary>
    public static byte[] Next(string version = "1.1.0.0") => Version(version, x =>
    {
        var options = x.Descendants("optionset").Last().Descendants("option").ToList();
        options[1].AddCopy(o => o.SetAttributeValue("value", Huge));
        options[1].ElementsAfterSelf().Single().Descendants("label").Single().SetAttributeValue("description", "Huge");
        options[1].Descendants("label").Single().SetAttributeValue("description", "Little");
        x.Column("sbx_Part", "sbx_Name").AddCopy(c =>
        {
            c.SetAttributeValue("PhysicalName", "sbx_Note");
            c.SetElementValue("LogicalName", "sbx_note");
            c.SetElementValue("DisplayMask", "ValidForForm");
        });
    });

    public Guid Part(string name, int? kind = null) => Service.Create(new Entity("sbx_part")
    {
        ["sbx_name"] = name,
        ["sbx_kind"] = kind is { } value ? new OptionSetValue(value) : null,
    });

    public Entity Read(Guid part) => Service.Retrieve("sbx_part", part, new ColumnSet(true));

    public Guid SolutionId(string name = "Sample")
    {
        var query = new QueryByAttribute("solution") { ColumnSet = new ColumnSet(true) };
        query.AddAttributeValue("uniquename", name);
        return Service.RetrieveMultiple(query).Entities.Single().Id;
    }

    public int Insert(string label, int? value = null)
    {
        var request = new InsertOptionValueRequest { OptionSetName = Kind, Label = new Label(label, 1033) };
        if (value is { } asked)
        {
            request.Value = asked;
        }

        return ((InsertOptionValueResponse)Service.Execute(request)).NewOptionValue;
    }

    public void Publish() => Service.Execute(new OrganizationRequest("PublishXml")
    {
        ["ParameterXml"] = $"<importexportxml><optionsets><optionset>{Kind}</optionset></optionsets></importexportxml>",
    });

    public static FaultException<OrganizationServiceFault> Refused(Action act, params string[] naming)
    {
        var fault = Assert.Throws<FaultException<OrganizationServiceFault>>(act);
        Assert.All(naming, name => Assert.Contains(name, fault.Message, StringComparison.Ordinal));
        return fault;
    }

    public void Dispose() => Organization.Dispose();
}
