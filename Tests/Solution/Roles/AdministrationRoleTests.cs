using System;
using System.Linq;
using System.ServiceModel;
using LocalDataverse;
using Microsoft.Crm.Sdk.Messages;
using Microsoft.Xrm.Sdk;
using Microsoft.Xrm.Sdk.Messages;
using Microsoft.Xrm.Sdk.Query;
using Xunit;

namespace SolutionTests.Roles;

/// <summary>T6, L8: everybody reads settings and stage defaults; CRM administrators alone write them, and the lists.</summary>
public sealed class AdministrationRoleTests : IDisposable
{
    private const string Administrator = "Opportunities – CRM administrator";
    private const string List = "opps_opportunitysource";

    private static readonly Guid OnlyRow = new("0b85fce6-7a63-5d9a-9d3c-6a3f2c1e4d10");

    private readonly World world = new();

    public static TheoryData<string> Sellers() => ["Opportunities – Seller", "Opportunities – Sales manager"];

    public void Dispose() => world.Dispose();

    [Theory]
    [InlineData("opps_Setting")]
    [InlineData("opps_StageSetting")]
    public void Roles_ReadThem_AndTheAdministratorsAloneWrite(string table) => Assert.Equal(
        [
            .. new[] { "Create", "Delete", "Read", "Write" }.Select(verb => $"{Administrator} prv{verb}{table} Global"),
            .. Sellers().Select(role => role.Data).Append("Opportunities – Commission").Select(role => $"{role} prvRead{table} Global").Order(StringComparer.Ordinal),
        ],
        Package.Unmanaged.Customizations.Element("Roles")!.Elements().SelectMany(role => role.Descendants("RolePrivilege")
            .Where(privilege => privilege.Attribute("name")!.Value.EndsWith(table, StringComparison.Ordinal))
            .Select(privilege => $"{role.Attribute("name")!.Value} {privilege.Attribute("name")!.Value} {privilege.Attribute("level")!.Value}")).Order(StringComparer.Ordinal));

    [Fact]
    public void Administrator_SetsAll_AndChangesTheLists()
    {
        var service = world.As(world.Person("Ada", Administrator));
        service.Create(Setting());
        service.Update(new Entity("opps_setting", OnlyRow) { ["opps_tolerance"] = 0.5m });
        var stage = service.Create(Stage());
        service.Update(new Entity("opps_stagesetting", stage) { ["opps_probability"] = 20 });
        service.Delete("opps_stagesetting", stage);
        service.Delete("opps_setting", OnlyRow);

        var added = ((InsertOptionValueResponse)service.Execute(new InsertOptionValueRequest { OptionSetName = List, Label = new Label("Partner", 1033), SolutionUniqueName = "SellerShares" })).NewOptionValue;
        service.Execute(new UpdateOptionValueRequest { OptionSetName = List, Value = added, Label = new Label("Partnerin", 1053), MergeLabels = true });
        service.Execute(new OrderOptionRequest { OptionSetName = List, Values = [added, 847210000, 847210001, 847210002] });
        service.Execute(new PublishXmlRequest { ParameterXml = $"<importexportxml><optionsets><optionset>{List}</optionset></optionsets></importexportxml>" });
        world.Opportunity("Pumps", world.Person("Nina", "Opportunities – Seller"), also: o => o["opps_source"] = new OptionSetValue(added));
        service.Execute(new DeleteOptionValueRequest { OptionSetName = List, Value = added });
    }

    [Theory, MemberData(nameof(Sellers))]
    public void Seller_ReadsThem_AndWritesNone(string role)
    {
        world.Service.Create(Setting());
        var stage = world.Service.Create(Stage());
        var service = world.As(world.Person("Una", role, world.Unit("South")));
        Assert.Equal(0.01m, service.Retrieve("opps_setting", OnlyRow, new ColumnSet("opps_tolerance")).GetAttributeValue<decimal>("opps_tolerance"));
        Assert.Equal(10, service.Retrieve("opps_stagesetting", stage, new ColumnSet("opps_probability")).GetAttributeValue<int>("opps_probability"));
        Denied(() => service.Update(new Entity("opps_setting", OnlyRow) { ["opps_tolerance"] = 1m }), "prvWriteopps_Setting");
        Denied(() => service.Delete("opps_setting", OnlyRow), "prvDeleteopps_Setting");
        Denied(() => service.Create(Stage()), "prvCreateopps_StageSetting");
        Denied(() => service.Update(new Entity("opps_stagesetting", stage) { ["opps_probability"] = 1 }), "prvWriteopps_StageSetting");
        Denied(() => service.Execute(new InsertOptionValueRequest { OptionSetName = List, Label = new Label("Partner", 1033) }), "prvWriteOptionSet");
        Denied(() => service.Execute(new PublishXmlRequest { ParameterXml = "<importexportxml/>" }), "prvPublishCustomization");
    }

    /// <summary>The first steps: which of the roles somebody has.</summary>
    [Fact]
    public void Administrator_ReadsWhoHasARole_AndSellersDoNot()
    {
        var query = new QueryExpression("role") { ColumnSet = new ColumnSet("name") };
        query.AddLink("systemuserroles", "roleid", "roleid").AddLink("systemuser", "systemuserid", "systemuserid");
        var administrator = world.Person("Ada", Administrator);
        Assert.Contains(world.As(administrator).RetrieveMultiple(query).Entities, role => role.GetAttributeValue<string>("name") == Administrator);
        Assert.All(Sellers(), role => Denied(() => world.As(world.Person("Una", role.Data)).RetrieveMultiple(query), "prvReadRole"));
    }

    /// <summary>One row a stage, by the table's key.</summary>
    [Fact]
    public void SecondRowOfAStage_IsRefusedByTheKey()
    {
        world.Service.Create(Stage());
        var fault = Assert.Throws<FaultException<OrganizationServiceFault>>(() => world.Service.Create(Stage()));
        Assert.Equal(Faults.DuplicateRecordEntityKey, fault.Detail.ErrorCode);
    }

    private static Entity Setting() => new("opps_setting", OnlyRow) { ["opps_name"] = "Settings", ["opps_tolerance"] = 0.01m };

    private static Entity Stage() => new("opps_stagesetting") { ["opps_name"] = "First Meeting", ["opps_stage"] = new OptionSetValue(847210000), ["opps_probability"] = 10 };

    private static void Denied(Action act, string privilege)
    {
        var fault = Assert.Throws<FaultException<OrganizationServiceFault>>(act);
        Assert.Equal(Faults.PrivilegeDenied, fault.Detail.ErrorCode);
        Assert.Contains(privilege, fault.Message, StringComparison.Ordinal);
    }
}
