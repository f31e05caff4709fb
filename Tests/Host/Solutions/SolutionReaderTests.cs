using System;
using System.Linq;
using LocalDataverse.Metadata;
using LocalDataverse.Registrations;
using LocalDataverse.Solutions;
using Xunit;

namespace Host.Solutions;

/// <summary>A package is read whole, in the form of real exports (as server exports in public repositories have it).</summary>
public class SolutionReaderTests
{
    private static readonly SolutionContent Content = SolutionReader.Read(SamplePackage.Zip());
    private static readonly Table Part = Content.Tables.Single(t => t.LogicalName == "sbx_part");

    [Fact] // solution.xml: UniqueName, Version, Managed
    public void Manifest_Stated_IsRead() =>
        Assert.Equal(("Sample", "1.2.3.4", true), (Content.UniqueName, Content.Version, Content.IsManaged));

    [Fact] // Entity/EntityInfo/entity and what follows its attributes
    public void Table_Stated_IsRead()
    {
        Assert.Equal(("sbx_Part", "sbx_parts", Ownership.User), (Part.SchemaName, Part.EntitySetName, Part.Ownership));
        Assert.True(Part.IsAudited && Part.ChangeTracking && !Part.IsActivity);
        Assert.Equal(("sbx_partid", "sbx_name"), (Part.PrimaryId, Part.PrimaryName));
        Assert.Equal(("Part", "Del", "Parts"), (Part.DisplayName.In(1033), Part.DisplayName.In(1053), Part.DisplayCollectionName.In(1053)));
        Assert.Equal(Ownership.Organization, Content.Tables.Single(t => t.LogicalName == "sbx_whole").Ownership);
    }

    [Fact] // EntityKeys stand beside the attributes
    public void Key_Stated_IsRead() =>
        Assert.Equal(["sbx_wholeid", "sbx_name"], Part.Keys.Single(k => k.Name == "sbx_wholename").Columns);

    [Fact] // exports leave versionnumber out, and every table has it
    public void VersionNumber_NotStated_IsThere() =>
        Assert.Equal((ColumnType.BigInt, false, false),
            (Part.Get("versionnumber").Type, Part.Get("versionnumber").ValidForCreate, Part.Get("versionnumber").ValidForUpdate));

    [Fact] // nvarchar: MaxLength; RequiredLevel required is asked by forms only
    public void TextColumn_Stated_IsRead()
    {
        var name = Part.Get("sbx_name");
        Assert.Equal((ColumnType.Text, RequiredLevel.Required, 100, true), (name.Type, name.Required, name.MaxLength, name.IsPrimaryName));
        Assert.Equal("Namn", name.DisplayName.In(1053));
    }

    [Fact] // decimal: limits, in exponent form too, and Accuracy
    public void DecimalColumn_Stated_IsRead()
    {
        var percent = Part.Get("sbx_percent");
        Assert.Equal((ColumnType.Decimal, 0.0000000001m, 100m, 2), (percent.Type, percent.Minimum, percent.Maximum, percent.Precision));
    }

    [Fact] // money: AccuracySource 2 is the currency's; the base column names its money column
    public void MoneyColumn_Stated_IsRead()
    {
        Assert.Equal((ColumnType.Money, PrecisionSource.Currency), (Part.Get("sbx_amount").Type, Part.Get("sbx_amount").PrecisionSource));
        Assert.Equal(("sbx_amount", false), (Part.Get("sbx_amount_base").CalculationOf, Part.Get("sbx_amount_base").ValidForCreate));
    }

    [Fact] // Behavior 2 is a day; Format says only how a form shows it
    public void DateColumn_Behavior2_IsADay() => Assert.Equal(DateFormat.DateOnly, Part.Get("sbx_due").DateFormat);

    [Fact] // AppDefaultValue -1 means none
    public void ChoiceColumn_DefaultMinusOne_HasNone() =>
        Assert.Equal((ColumnType.Choice, null), (Part.Get("sbx_kind").Type, Part.Get("sbx_kind").DefaultValue));

    [Fact] // bit: two options and a default
    public void TwoOptionsColumn_Stated_IsRead()
    {
        var isFixed = Part.Get("sbx_isfixed");
        Assert.Equal((ColumnType.Boolean, 1, "No"), (isFixed.Type, isFixed.DefaultValue, isFixed.Choice!.Find(0)!.Label.In(1033)));
    }

    [Fact] // states carry their default status, statuses their state
    public void StateAndStatus_Stated_AreTied()
    {
        Assert.Equal(2, Part.State!.Choice!.Find(1)!.DefaultStatus);
        Assert.Equal(1, Part.Status!.Choice!.Find(2)!.State);
    }

    [Fact] // EntityRelationships name tables and column by schema name
    public void Relationship_Stated_IsRead() => Assert.Equal(
        new Relationship("sbx_whole_part", "sbx_part", "sbx_wholeid", "sbx_whole") { Delete = Cascade.Cascade, Assign = Cascade.NoCascade },
        Assert.Single(Content.Relationships));

    [Fact] // step of a classic assembly with an image
    public void Step_Stated_IsRead()
    {
        var step = Assert.Single(Content.Steps);
        Assert.Equal(("Update", "sbx_part", Stage.PostOperation, 3), (step.Message, step.Table, step.Stage, step.Rank));
        Assert.Equal(["sbx_percent", "ownerid"], step.FilteringAttributes);
        Assert.Equal(("Sample.Plugins.OnPart", false, false), (step.TypeName, step.IsAsynchronous, step.RunsAsSystem));
        Assert.Same(Content.Assemblies.Single(), step.Assembly);
        var image = Assert.Single(step.Images);
        Assert.Equal(("PreImage", ImageKind.Pre, "Target", "sbx_wholeid"), (image.Alias, image.Kind, image.MessagePropertyName, image.Columns.Single()));
    }

    [Fact] // ImpersonatingUserIdName of a real step: SYSTEM
    public void Step_ImpersonatingSystem_RunsAsSystem()
    {
        var zip = SamplePackage.Zip(x => x.Step().SetElementValue("ImpersonatingUserIdName", "SYSTEM"));
        Assert.True(SolutionReader.Read(zip).Steps.Single().RunsAsSystem);
    }

    [Fact] // an empty list of attributes means all columns
    public void Image_WithoutAttributes_HasAllColumns()
    {
        var zip = SamplePackage.Zip(x => x.Image().SetElementValue("Attributes", ""));
        Assert.Empty(SolutionReader.Read(zip).Steps.Single().Images.Single().Columns);
    }

    [Fact] // a base class of the same assembly may be the one that implements IPlugin
    public void PluginType_ThroughBaseClass_IsTaken() =>
        Assert.Single(SolutionReader.Read(SamplePackage.Zip(assembly: SampleAssembly.Build(throughBase: true))).Assemblies);

    [Fact] // a workflow activity: a type with WorkflowActivityGroupName, no steps
    public void WorkflowActivity_WithGroup_IsRead()
    {
        var zip = SamplePackage.Zip(
            x =>
            {
                x.Step().Remove();
                x.Descendants("PluginType").Single().SetElementValue("WorkflowActivityGroupName", "Sample");
            },
            m => m.Descendants("RootComponent").Last().Remove(),
            SampleAssembly.Build(isPlugin: false, isActivity: true));
        Assert.Equal("Sample", SolutionReader.Read(zip).Assemblies.Single().Types.Single().WorkflowActivityGroup);
    }

    [Fact] // nothing is passed over unsaid
    public void LeftOut_WhatIsNotRun_IsListedByName()
    {
        var content = SolutionReader.Read(SamplePackage.Zip(files:
        [
            ("environmentvariabledefinitions/sbx_Limit/environmentvariabledefinition.xml", "<environmentvariabledefinition />"),
            ("somethingnew/sbx_Thing/thing.xml", "<thing />"),
        ]));
        Assert.Equal(
            ["column sbx_Part.sbx_picture of type image", "environmentvariabledefinitions sbx_Limit", "somethingnew sbx_Thing"],
            content.LeftOut);
    }

    [Theory] // what the platform fills in would stay empty here
    [InlineData("sbx_Percent", "SourceType", "1", "calculated")]
    [InlineData("sbx_Percent", "SourceType", "2", "rolled up")]
    [InlineData("sbx_Name", "AutoNumberFormat", "P-{SEQNUM:4}", "numbered automatically as 'P-{SEQNUM:4}'")]
    [InlineData("sbx_Name", "AutoNumberFormat", "{RANDSTRING:6}", "numbered automatically as '{RANDSTRING:6}'")]
    [InlineData("sbx_Name", "AutoNumberFormat", "{SEQNUM:0}", "numbered automatically as '{SEQNUM:0}'")]
    [InlineData("sbx_Due", "Behavior", "3", "behavior 3")]
    public void LeftOut_ColumnThatThePlatformFills_IsListedAndRefusedInUse(string column, string setting, string value, string why)
    {
        var content = SolutionReader.Read(SamplePackage.Zip(x => x.Column("sbx_Part", column).SetElementValue(setting, value)));
        Assert.Equal(ColumnType.Unsupported, content.Tables.Single(t => t.LogicalName == "sbx_part").Find(column.ToLowerInvariant())!.Type);
        Assert.Contains(content.LeftOut, line => line.StartsWith($"column sbx_Part.{column.ToLowerInvariant()} that is", StringComparison.Ordinal) && line.Contains(why, StringComparison.Ordinal));
    }

    [Fact]
    public void LeftOut_ReferenceThatThisRuntimeLacks_IsListed()
    {
        var line = Assert.Single(SolutionReader.Read(SamplePackage.Zip(assembly: SampleAssembly.Build(alsoUses: "System.Web.Extensions"))).LeftOut, l => l.StartsWith("reference", StringComparison.Ordinal));
        Assert.Contains(SampleAssembly.FullName, line, StringComparison.Ordinal);
        Assert.Contains("System.Web.Extensions", line, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("choice sbx_kind")]
    [InlineData("table sbx_part")]
    [InlineData("column sbx_part.sbx_percent")]
    [InlineData("key sbx_part.sbx_wholename")]
    [InlineData("relationship sbx_whole_part")]
    [InlineData("assembly " + SampleAssembly.FullName)]
    [InlineData("plug-in type Sample.Plugins.OnPart")]
    [InlineData("step OnPart: PostOperation Update of sbx_part")]
    [InlineData("main form 'Information' of table sbx_part (" + SampleScreens.FormId + ")")]
    [InlineData("view 'All parts' of table sbx_part (" + SampleScreens.ViewId + ")")]
    [InlineData("chart 'Amount by kind' of table sbx_part (" + SampleScreens.ChartId + ")")]
    [InlineData("dashboard 'Parts' (" + SampleScreens.DashboardId + ")")]
    [InlineData("ribbon changes of table sbx_part")]
    [InlineData("web resource sbx_/part.js")]
    [InlineData("site map sbx_Parts")]
    [InlineData("app sbx_Parts")]
    public void Components_EachRead_IsListed(string line) => Assert.Contains(line, Content.Components);
}
