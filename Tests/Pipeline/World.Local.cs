using System;
using LocalDataverse;
using LocalDataverse.Activities;
using LocalDataverse.Registrations;
using Microsoft.Xrm.Sdk;

namespace Pipeline;

/// <summary>What only the embedded Dataverse has.</summary>
public sealed partial class World
{
    public World(byte[] sellerShares, PlatformUnknowns? unknowns = null) : this(sellerShares, new Platform { Unknowns = unknowns ?? new PlatformUnknowns() })
    {
    }

    public World(byte[] sellerShares, Platform platform) : this(new LocalHost(sellerShares, platform), platform.RowIds == RowIds.Random)
    {
    }

    internal LocalDataverse.Metadata.Catalog Catalog => Organization.Catalog;

    private LocalOrganization Organization => ((LocalHost)_host).Organization;

    public void Import(byte[] zip) => Organization.Import(zip);

    /// <summary>Runs steps of a process for an opportunity, started by a user; real-time unless a test says otherwise.</summary>
    public void RunProcess(Guid user, Guid opportunity, Action<ProcessRun> steps, bool isRealTime = true, Guid? runsAs = null) =>
        Organization.RunProcess(
            new ProcessStart(new EntityReference("opportunity", opportunity), user) { IsRealTime = isRealTime, RunsAs = runsAs }, steps);

    /// <summary>Adds a step of another solution.</summary>
    internal void Intrude(Step step, Action<IPluginExecutionContext, IOrganizationService> act) => Organization.Register(step, new Intruder(act));
}
