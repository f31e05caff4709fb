using System;
using System.Globalization;
using System.IO;
using System.Linq;
using System.ServiceModel;
using Host.Pipeline;
using Host.Solutions;
using LocalDataverse;
using LocalDataverse.Registrations;
using Microsoft.Xrm.Sdk;
using Microsoft.Xrm.Sdk.Query;
using Xunit;

namespace Host.Storage;

/// <summary>
/// autonumber-fields: the platform fills the column of a new row that brings no value, from 1000 on, and takes no number back.
/// </summary>
public sealed class NumberTests : IDisposable
{
    private readonly string _file = Path.Combine(Path.GetTempPath(), Guid.NewGuid().ToString("N") + ".db");

    public void Dispose()
    {
        foreach (var suffix in new[] { "", "-wal", "-shm" })
        {
            File.Delete(_file + suffix);
        }
    }

    [Fact]
    public void NewRows_AreNumberedFromAThousand_WithLeadingZeros()
    {
        using var organization = Organization();
        Assert.Equal(["0000001000", "0000001001", "0000001002"], Enumerable.Range(0, 3).Select(_ => Number(organization, Create(organization))));
    }

    [Fact]
    public void Number_OfMoreDigits_IsWhole()
    {
        using var organization = Organization(digits: 2);
        Assert.Equal("1000", Number(organization, Create(organization)));
    }

    [Fact]
    public void Value_OfTheCaller_Stands_AndTakesNoNumber()
    {
        using var organization = Organization();
        Assert.Equal("Mine", Number(organization, Create(organization, "Mine")));
        Assert.Equal("0000001000", Number(organization, Create(organization, "")));
    }

    [Fact]
    public void Update_LeavesTheNumber()
    {
        using var organization = Organization();
        var id = Create(organization);
        organization.AsSystem.Update(new Entity("sbx_part", id) { ["sbx_percent"] = 5m });
        Assert.Equal("0000001000", Number(organization, id));
    }

    [Fact]
    public void CreateMultiple_NumbersInOrder()
    {
        using var organization = Organization();
        var rows = new EntityCollection([.. Enumerable.Range(0, 3).Select(_ => new Entity("sbx_part"))]) { EntityName = "sbx_part" };
        var made = (Guid[])organization.AsSystem.Execute(new OrganizationRequest("CreateMultiple") { ["Targets"] = rows })["Ids"];
        Assert.Equal(["0000001000", "0000001001", "0000001002"], made.Select(id => Number(organization, id)));
    }

    [Fact]
    public void RolledBackRows_LeaveAGap()
    {
        using var organization = Organization();
        organization.Register(Probe.Step("Create", "sbx_part", Stage.PostOperation), new Probe((context, _) =>
        {
            if (((Entity)context.InputParameters["Target"]).Contains("sbx_percent"))
            {
                throw new InvalidPluginExecutionException("No.");
            }
        }));
        var first = Create(organization);
        Assert.Throws<FaultException<OrganizationServiceFault>>(() => organization.AsSystem.Create(new Entity("sbx_part") { ["sbx_percent"] = 1m }));
        Assert.Equal(("0000001000", "0000001002"), (Number(organization, first), Number(organization, Create(organization))));
    }

    [Fact]
    public void File_OpenedAgain_GoesOn()
    {
        using (var organization = Organization(_file))
        {
            Create(organization);
            organization.AsSystem.Delete("sbx_part", Create(organization));
        }

        using var again = Organization(_file);
        Assert.Equal("0000001002", Number(again, Create(again)));
    }

    [Fact]
    public void Copy_GoesOn_AndNeitherSeesTheOther()
    {
        using var organization = Organization();
        Create(organization);
        using var copy = organization.Copy();
        Assert.Equal(("0000001001", "0000001001"), (Number(copy, Create(copy)), Number(organization, Create(organization))));
    }

    private static LocalOrganization Organization(string? file = null, int digits = 10)
    {
        var organization = LocalOrganization.Create(new OrganizationOptions { DatabaseFile = file });
        organization.Import(File.ReadAllBytes(Path.Combine(AppContext.BaseDirectory, "StandardTables.zip")));
        organization.Import(SamplePackage.Zip(x =>
        {
            x.Column("sbx_Part", "sbx_Name").SetElementValue("AutoNumberFormat", $"{{SEQNUM:{digits.ToString(CultureInfo.InvariantCulture)}}}");
            x.Step().Remove();
        }, m => m.Descendants("RootComponent").Last().Remove()));
        return organization;
    }

    private static Guid Create(LocalOrganization organization, string? name = null)
    {
        var row = new Entity("sbx_part");
        if (name is not null)
        {
            row["sbx_name"] = name;
        }

        return organization.AsSystem.Create(row);
    }

    private static string? Number(LocalOrganization organization, Guid id) =>
        organization.AsSystem.Retrieve("sbx_part", id, new ColumnSet("sbx_name")).GetAttributeValue<string>("sbx_name");
}
