using System;
using System.Collections.Generic;
using LocalDataverse;
using LocalDataverse.Registrations;
using LocalDataverse.Security;
using Microsoft.Xrm.Sdk;
using Microsoft.Xrm.Sdk.Query;

namespace Host.Pipeline;

/// <summary>An organisation with the standard tables only, and steps that a test registers.</summary>
internal sealed class PipelineFixture : IDisposable
{
    public PipelineFixture(PlatformUnknowns? unknowns = null)
    {
        Organization = Imported.StandardTables(new OrganizationOptions { Unknowns = unknowns ?? new PlatformUnknowns() });
    }

    public LocalOrganization Organization { get; }

    public IOrganizationService Service => Organization.AsSystem;

    /// <summary>What steps have noted, in order.</summary>
    public List<string> Log { get; } = [];

    public void On(string message, string table, Stage stage, Action<IPluginExecutionContext, IOrganizationService> act,
        int rank = 1, string[]? filter = null, params StepImage[] images) =>
        Organization.Register(Probe.Step(message, table, stage, rank, filter, images), new Probe(act));

    /// <summary>A user who is a System Administrator.</summary>
    public Guid Person(string firstName)
    {
        var id = Service.Create(new Entity("systemuser") { ["firstname"] = firstName, ["lastname"] = "Svensson" });
        Service.AssignRole(new EntityReference("systemuser", id));
        return id;
    }

    public Guid Account(string name) => Service.Create(new Entity("account") { ["name"] = name });

    public int Count(string table) => Service.RetrieveMultiple(new QueryExpression(table)).Entities.Count;

    public Entity Account(Guid id) => Service.Retrieve("account", id, new ColumnSet(true));

    public void Dispose() => Organization.Dispose();
}
