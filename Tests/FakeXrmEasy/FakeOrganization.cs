using System;
using System.Collections.Generic;
using System.Linq;
using System.ServiceModel;
using FakeXrmEasy;
using LocalDataverse;
using LocalDataverse.Registrations;
using LocalDataverse.Solutions;
using Microsoft.Crm.Sdk.Messages;
using Microsoft.Xrm.Sdk;

namespace FakeXrmEasyTests;

/// <summary>
/// FakeXrmEasy's context with the steps and custom APIs of a package. Its own pipeline simulation has no images, no filtering
/// attributes and no shared variables, and matches steps by early-bound types; so every write, a plug-in's own too, goes
/// through <see cref="SteppedService"/>, which runs the steps by the context's own way to run a plug-in.
/// </summary>
internal sealed class FakeOrganization : XrmFakedContext
{
    private readonly PackagedPlugins _plugins;
    private readonly Action<RequestRecord> _onRequest;

    public FakeOrganization(SolutionContent content, Action<RequestRecord> onRequest)
    {
        Content = content;
        _plugins = new PackagedPlugins(content.Assemblies);
        _onRequest = onRequest;
        CallerId = new EntityReference("systemuser", WellKnown.SystemUserId);
        Plain = GetFakedOrganizationService(this);
        Service = As(WellKnown.SystemUserId);
        foreach (var api in content.CustomApis.Where(a => a.MainOperation is not null))
        {
            AddGenericFakeMessageExecutor(api.UniqueName, new CustomApiExecutor(api));
        }

        foreach (var batch in BatchExecutor.All)
        {
            AddGenericFakeMessageExecutor(batch.Message, batch);
        }

        AddFakeMessageExecutor<WinOpportunityRequest>(new ClosingExecutor<WinOpportunityRequest>(Closing.Won));
        AddFakeMessageExecutor<LoseOpportunityRequest>(new ClosingExecutor<LoseOpportunityRequest>(Closing.Lost));
    }

    public SolutionContent Content { get; }

    /// <summary>FakeXrmEasy's own service: rows and queries, no steps.</summary>
    public IOrganizationService Plain { get; }

    /// <summary>The step that runs now, in whose name a plug-in's requests are made.</summary>
    public XrmFakedPluginExecutionContext? Running { get; private set; }

    /// <summary>The correlation id of the request under way.</summary>
    public Guid? Operation { get; private set; }

    public SteppedService As(Guid user) => new(this, user);

    public void AddFirstRows()
    {
        Plain.Create(new Entity("systemuser", WellKnown.SystemUserId) { ["fullname"] = "SYSTEM" });
        Plain.Create(new Entity("transactioncurrency", WellKnown.BaseCurrencyId)
        {
            ["isocurrencycode"] = "EUR", ["currencyprecision"] = 2, ["exchangerate"] = 1m,
        });
        string[] asked =
        [
            "opportunity", "opps_sellershare", "opps_sharechange", "opps_setting", "opps_stagesetting", "opps_commissionperiod",
            "opps_commissionline", "opps_defaultshare", "organization", "usersettings", "timezonedefinition", "opportunityclose",
            "businessunit", "team", "account", "contact",
        ];
        foreach (var table in asked)
        {
            Data.TryAdd(table, []);
        }
    }

    public void Run(Step step, XrmFakedPluginExecutionContext context)
    {
        var outer = Running;
        Running = context;
        try
        {
            ExecutePluginWith(context, _plugins.Of(step));
        }
        finally
        {
            Running = outer;
        }
    }

    /// <summary>All that follows from one request of a caller has one correlation id.</summary>
    public T InOperation<T>(Func<T> request)
    {
        var outer = Operation;
        Operation ??= Guid.NewGuid();
        try
        {
            return request();
        }
        finally
        {
            Operation = outer;
        }
    }

    public void Told(string message, string? table, Guid user) =>
        _onRequest(new RequestRecord(message, table, user, (Running?.Depth ?? 0) + 1, Running is not null));

    /// <summary>Whatever fails takes all of its request along. FakeXrmEasy has no transactions, so the rows are put back.</summary>
    public T Whole<T>(Func<T> request)
    {
        if (Running is not null)
        {
            return request();
        }

        var before = Data.ToDictionary(t => t.Key, t => t.Value.ToDictionary(r => r.Key, r => Copy(r.Value)));
        try
        {
            return request();
        }
        catch (InvalidPluginExecutionException refused)
        {
            // A caller of Dataverse gets a fault, whatever a plug-in throws.
            Data = before;
            throw new FaultException<OrganizationServiceFault>(
                new OrganizationServiceFault { ErrorCode = Faults.IsvAborted, Message = refused.Message }, new FaultReason(refused.Message));
        }
        catch
        {
            Data = before;
            throw;
        }
    }

    private static Entity Copy(Entity row)
    {
        var copy = new Entity(row.LogicalName, row.Id);
        copy.Attributes.AddRange(row.Attributes);
        return copy;
    }
}
