using System;
using System.Collections.Generic;
using System.Linq;
using LocalDataverse;
using Microsoft.Crm.Sdk.Messages;
using Microsoft.Xrm.Sdk;

namespace Benchmarks.Comparison;

/// <summary>A save that both packages are timed in.</summary>
/// <param name="Name">In the words of the table.</param>
/// <param name="Prepare">Makes what it needs, not timed, and gives back the save.</param>
internal sealed record ComparedSave(string Name, Func<Organization, Guid[], Action> Prepare)
{
    private const int Many = 200;

    /// <summary>How many times each round does it.</summary>
    public int Times { get; init; } = 20;

    /// <summary>By how many rows the requests are divided.</summary>
    public int Rows { get; init; } = 1;

    public int Rounds { get; init; } = 10;

    public PlatformUnknowns Unknowns { get; init; } = new();

    public static IReadOnlyList<ComparedSave> All { get; } =
    [
        new("an opportunity is created, owner a person", (organization, people) => () => organization.Opportunity(people[0])),
        new("… owner a team", (organization, _) =>
        {
            var opportunity = Organization.NewOpportunity(Guid.Empty);
            opportunity["ownerid"] = organization.Team();
            return () => organization.Service.Create(opportunity);
        }),
        new("… with three sellers, by deep insert", (organization, people) => () =>
            organization.Opportunity(people[0], (people[0], 50m), (people[1], 30m), (people[2], 20m))),
        new("100 opportunities in one CreateMultiple", (organization, people) => () => organization.Service.Execute(new OrganizationRequest("CreateMultiple")
        {
            ["Targets"] = new EntityCollection([.. Enumerable.Range(0, 100).Select(_ => Organization.NewOpportunity(people[0]))]) { EntityName = "opportunity" },
        })) { Times = 1, Rows = 100 },
        new("a seller is added with a percentage", (organization, people) =>
        {
            var id = Two(organization, people);
            return () => organization.Service.Create(Organization.Share(people[2], 20m, id));
        }),
        new("a seller is added without one", (organization, people) =>
        {
            var share = Organization.Share(people[2], 0m, Two(organization, people));
            share.Attributes.Remove("opps_percent");
            return () => organization.Service.Create(share);
        }),
        new("a percentage is changed", (organization, people) =>
        {
            var share = organization.Shares(Two(organization, people))[^1].Id;
            return () => organization.Service.Update(new Entity("opps_sellershare", share) { ["opps_percent"] = 30m });
        }),
        new("a seller is deleted, two are left", (organization, people) =>
        {
            var share = organization.Shares(organization.Opportunity(people[0], (people[0], 50m), (people[1], 30m), (people[2], 20m)))[^1].Id;
            return () => organization.Service.Delete("opps_sellershare", share);
        }),
        new("a seller is deleted, one is left", (organization, people) =>
        {
            var share = organization.Shares(Two(organization, people))[^1].Id;
            return () => organization.Service.Delete("opps_sellershare", share);
        }),
        new("the owner changes, one seller", (organization, people) => Change(organization, organization.Opportunity(people[0]), "ownerid", new EntityReference("systemuser", people[3]))),
        new("the owner changes, two sellers", (organization, people) => Change(organization, Two(organization, people), "ownerid", new EntityReference("systemuser", people[3]))),
        new("the owner of a closed one changes", (organization, people) =>
        {
            var id = Two(organization, people);
            Win(organization, id)();
            return Change(organization, id, "ownerid", new EntityReference("systemuser", people[3]));
        }),
        new("the amount is changed", (organization, people) => Change(organization, Two(organization, people), "estimatedvalue", new Money(54_321m))),
        new("won", (organization, people) => Win(organization, Two(organization, people))),
        new("the whole set is given", (organization, people) =>
        {
            var id = Two(organization, people);
            return () => organization.Service.Execute(new OrganizationRequest("opps_SetSellerShares")
            {
                ["Target"] = new EntityReference("opportunity", id),
                ["Shares"] = new EntityCollection([Organization.Share(people[0], 20m), Organization.Share(people[2], 80m)]) { EntityName = "opps_sellershare" },
            });
        }),
        new("the opportunity is deleted", (organization, people) =>
        {
            var id = Two(organization, people);
            return () => organization.Service.Delete("opportunity", id);
        }),
        Batch("stage by stage", new PlatformUnknowns()),
        Batch("row by row", new PlatformUnknowns { BatchesRunRowByRow = true }),
        Batch("stage by stage, batch unseen", new PlatformUnknowns { BatchShowsItsTargets = false }),
        Batch("row by row, batch unseen", new PlatformUnknowns { BatchShowsItsTargets = false, BatchesRunRowByRow = true }),
    ];

    private static ComparedSave Batch(string how, PlatformUnknowns unknowns) => new($"{Many} sellers in one CreateMultiple, {how}", (organization, people) =>
    {
        var id = organization.Opportunity(people[0]);
        return () => organization.Service.Execute(new OrganizationRequest("CreateMultiple")
        {
            ["Targets"] = new EntityCollection([.. people.Skip(1).Take(Many).Select(person => Organization.Share(person, 0.25m, id))]) { EntityName = "opps_sellershare" },
        });
    }) { Times = 1, Rounds = 3, Rows = Many, Unknowns = unknowns };

    private static Guid Two(Organization organization, Guid[] people) => organization.Opportunity(people[0], (people[0], 75m), (people[1], 25m));

    private static Action Change(Organization organization, Guid id, string column, object value) =>
        () => organization.Service.Update(new Entity("opportunity", id) { [column] = value });

    private static Action Win(Organization organization, Guid id) => () => organization.Service.Execute(new WinOpportunityRequest
    {
        OpportunityClose = new Entity("opportunityclose") { ["opportunityid"] = new EntityReference("opportunity", id), ["actualrevenue"] = new Money(9_999m) },
        Status = new OptionSetValue(-1),
    });
}
