using System;
using System.Activities;
using System.Collections.Generic;
using System.Linq;
using System.ServiceModel;
using System.Threading;
using LocalDataverse.Activities;
using LocalDataverse.Messages;
using LocalDataverse.Pipeline;
using LocalDataverse.Registrations;
using LocalDataverse.Security;
using LocalDataverse.Solutions;
using LocalDataverse.Storage;
using Microsoft.Xrm.Sdk;

namespace LocalDataverse;

/// <summary>
/// A Dataverse organisation in this process: import solution zips, then talk to it as any of its users. Safe to use from
/// several threads; writing requests take turns, as SQLite has one writer.
/// </summary>
public sealed class LocalOrganization : IDisposable
{
    private readonly SqliteDatabase _database;
    private readonly Dispatcher _dispatcher;
    private readonly Lock _importGate = new();
    private volatile Model _model = Model.Empty;

    private LocalOrganization(OrganizationOptions options)
    {
        Options = options;
        _database = new SqliteDatabase(options.DatabaseFile);
        _dispatcher = new Dispatcher(options, Begin);
    }

    public OrganizationOptions Options { get; }

    /// <summary>Acts as the SYSTEM user.</summary>
    public IOrganizationService AsSystem => AsUser(WellKnown.SystemUserId);

    internal Metadata.Catalog Catalog => _model.Catalog;

    public static LocalOrganization Create(OrganizationOptions? options = null) => new(options ?? new OrganizationOptions());

    /// <summary>Acts as one user, given by systemuserid.</summary>
    public IOrganizationService AsUser(Guid systemUserId) => new CallerService(this, new Caller(systemUserId, systemUserId));

    /// <summary>Takes in everything a solution zip states, or nothing of it.</summary>
    /// <exception cref="FaultException{OrganizationServiceFault}">The package contradicts itself or
    /// states what the local host does not do; the message names the component.</exception>
    public ImportReport Import(byte[] zip)
    {
        lock (_importGate)
        {
            var content = SolutionReader.Read(zip);
            var catalog = CatalogMerge.Apply(_model.Catalog, content);
            ConsistencyCheck.Run(content, catalog);
            SupportedSteps.Check(content.Steps);
            CustomApiCheck.RequireFree(content, _model);

            var loaded = content.Assemblies.ToDictionary(a => a.Id, a => new LoadedAssembly(a));
            var added = content.Steps.Concat(content.CustomApis.Select(a => a.MainOperation).OfType<Step>());
            var steps = _model.Steps.WithoutThoseOf(content).Concat(added.Select(s => new RegisteredStep(s, loaded[s.Assembly.Id])));
            var apis = new Dictionary<string, CustomApiMessage>(_model.CustomApis);
            foreach (var api in content.CustomApis)
            {
                apis[api.UniqueName] = new CustomApiMessage(api, content.UniqueName);
            }

            _database.Migrate(_model.Catalog, catalog);
            var roles = new Dictionary<Guid, Role>(_model.Roles);
            foreach (var role in content.Roles)
            {
                roles[role.Id] = role;
            }

            var activities = new Dictionary<string, RegisteredActivity>(_model.Activities);
            foreach (var (assembly, type) in content.Assemblies.SelectMany(a => a.Types.Where(t => t.WorkflowActivityGroup is not null).Select(t => (a, t))))
            {
                activities[type.TypeName] = new RegisteredActivity(loaded[assembly.Id], type.TypeName);
            }

            _model = new Model(catalog, new StepCatalog(steps), apis) { Roles = roles, Activities = activities };
            FirstRows.AddTo(this, _database, catalog);
            RoleRows.AddTo(_database, catalog, content.Roles);
            _dispatcher.Principals.Clear();
            return new ImportReport(content.UniqueName, content.Version, content.Components, content.LeftOut);
        }
    }

    /// <summary>Runs the steps of a process that somebody built without code. Nothing reads its XAML: the caller says the steps.</summary>
    /// <exception cref="FaultException{OrganizationServiceFault}">A step failed; of a real-time process nothing is left then.</exception>
    public void RunProcess(ProcessStart start, Action<ProcessRun> steps)
    {
        var model = _model;
        using var scope = NewScope(model);
        var call = new Call(_dispatcher, model, scope, new Caller(start.RunsAs ?? start.StartedBy, start.StartedBy), null, Depth: 1);
        if (start.IsRealTime)
        {
            _ = call.Rows;
        }

        steps(new ProcessRun(call, start));
        scope.Commit();
    }

    public void Dispose() => _database.Dispose();

    /// <summary>Adds a step whose plug-in lives in this process: for tests of the pipeline itself.</summary>
    internal void Register(Step step, IPlugin plugin) =>
        _model = _model with { Steps = new StepCatalog(_model.Steps.All.Append(new RegisteredStep(step, () => plugin))) };

    /// <summary>Adds an activity that lives in this process: for tests of how activities run.</summary>
    internal void Register(CodeActivity activity) => _model = _model with
    {
        Activities = new Dictionary<string, RegisteredActivity>(_model.Activities) { [activity.GetType().FullName!] = new(() => activity) },
    };

    internal OrganizationResponse Execute(OrganizationRequest request, Caller caller)
    {
        Options.OnRequest?.Invoke(new RequestRecord(request.RequireName().RequestName, RequestTable.Of(request), caller.UserId, Depth: 1, FromPlugin: false));
        var model = _model;
        using var scope = NewScope(model);
        try
        {
            var response = _dispatcher.Execute(new Call(_dispatcher, model, scope, caller, null, Depth: 1), request);
            scope.Commit();
            return response;
        }
        catch (Exception error) when (error is not FaultException<OrganizationServiceFault>)
        {
            // No caller of the organisation service gets anything but a fault.
            var fault = Faults.Of(Faults.UnExpected, $"'{request.RequestName}' failed with {error.GetType().Name}: {error.Message}");
            fault.Detail.TraceText = error.ToString();
            throw fault;
        }
    }

    private RequestScope NewScope(Model model) => new(() => _dispatcher.BeginTransaction(model), Options.Clock.GetUtcNow().UtcDateTime);

    private IRowTransaction Begin(Model model)
    {
        StorageTransaction Alone() => _database.BeginTransaction(model.Catalog);
        return Options.Transactions is { } other ? other(Alone) : Alone();
    }
}

/// <summary>What an import brought, and what the package holds that the local host does not act on: one line per component.</summary>
public sealed record ImportReport(string UniqueName, string Version, IReadOnlyList<string> Components, IReadOnlyList<string> LeftOut);
