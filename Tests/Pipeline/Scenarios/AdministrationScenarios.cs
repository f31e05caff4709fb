using System;
using System.Collections.Generic;
using System.ServiceModel;
using Microsoft.Xrm.Sdk;
using Xunit;

namespace Pipeline.Scenarios;

/// <summary>
/// T2, T6, G1, G2: what administrators have set. Scenarios share an organisation, so each puts back what it sets: its own stage's row goes, and the row of
/// settings.
/// </summary>
internal static class AdministrationScenarios
{
    private const int Stage = 847210002;
    private static readonly Guid OnlyRow = new("0b85fce6-7a63-5d9a-9d3c-6a3f2c1e4d10");

    public static IEnumerable<Scenario> All =>
    [
        new("T2_Won_WithASumTooFarFrom100", world =>
        {
            var (anna, bo) = (world.Person("Anna"), world.Person("Bo"));
            var (opportunity, again) = (world.Opportunity(anna, 1000m, (anna, 50m), (bo, 40m)), world.Opportunity(anna, 1000m, (anna, 50m), (bo, 40m)));
            world.Service.Update(Won(again));
            With(world, new Entity("opps_setting", OnlyRow) { ["opps_name"] = "Settings", ["opps_sumwhenwon"] = new OptionSetValue(847212001) }, () =>
            {
                Refused("90.00", () => world.Service.Update(Won(opportunity)));
                world.Service.Update(Won(again));
            });
            Refused(OnlyRow.ToString(), () => world.Service.Create(new Entity("opps_setting", Guid.NewGuid()) { ["opps_name"] = "Another" }));
        }),
        new("G1_G2_StageBringsItsProbability", world =>
        {
            var id = Guid.NewGuid();
            With(world, new Entity("opps_stagesetting", id) { ["opps_name"] = "Stage", ["opps_stage"] = new OptionSetValue(Stage), ["opps_probability"] = 40 }, () =>
            {
                var opportunity = world.Opportunity(world.Person("Anna"), 10m);
                world.Change(opportunity, "opps_stage", new OptionSetValue(Stage));
                Assert.Equal(40, world.Row(opportunity)["closeprobability"]);
                world.Change(opportunity, "closeprobability", 55);
                world.Change(opportunity, "opps_stage", new OptionSetValue(Stage));
                Assert.Equal(55, world.Row(opportunity)["closeprobability"]);
                var created = world.Service.Create(new Entity("opportunity") { ["name"] = "Deal", ["opps_stage"] = new OptionSetValue(Stage) });
                Assert.Equal(40, world.Row(created)["closeprobability"]);
                Refused("rejection", () => world.Service.Update(new Entity("opps_stagesetting", id) { ["opps_rejection"] = new OptionSetValue(847210000) }));
                world.Service.Update(new Entity("opps_stagesetting", id) { ["opps_statusoffered"] = new OptionSetValue(847212011) });
                world.Service.Update(new Entity("opps_stagesetting", id) { ["opps_rejection"] = new OptionSetValue(847210000) });
                Refused("rejection", () => world.Service.Update(new Entity("opps_stagesetting", id) { ["opps_statusoffered"] = null }));
            });
            Refused("rejection", () => world.Service.Create(new Entity("opps_stagesetting", id)
            {
                ["opps_name"] = "Stage", ["opps_stage"] = new OptionSetValue(Stage), ["opps_rejection"] = new OptionSetValue(847210000),
            }));
        }),
    ];

    private static void With(World world, Entity row, Action act)
    {
        world.Service.Create(row);
        try
        {
            act();
        }
        finally
        {
            world.Service.Delete(row.LogicalName, row.Id);
        }
    }

    private static Entity Won(Guid id) => new("opportunity", id) { ["statecode"] = new OptionSetValue(1), ["statuscode"] = new OptionSetValue(3) };

    private static void Refused(string because, Action act) =>
        Assert.Contains(because, Assert.Throws<FaultException<OrganizationServiceFault>>(act).Message, StringComparison.Ordinal);
}
