using System.Activities;
using System.ServiceModel;
using System.Threading;
using LocalDataverse.Activities;
using LocalDataverse.Layers;
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
    private readonly Installer _installer;
    private readonly Lock _changeGate = new();
    private volatile Model _model = Model.Empty;

    private LocalOrganization(OrganizationOptions options, SqliteDatabase database)
    {
        Options = options;
        _database = database;
        _installer = new Installer(_database, options);
        _dispatcher = new Dispatcher(options, SupportedMessages.All, Access.RequirePrivileges, Begin, Change);
    }

    public OrganizationOptions Options { get; }

    /// <summary>Whether changes of audited tables are kept as history from now on. Off in a new organisation.</summary>
    public bool IsAuditEnabled
    {
        get => _dispatcher.IsAuditEnabled;
        set => _dispatcher.IsAuditEnabled = value;
    }

    /// <summary>The root address under which clients reach it, which it tells them; null while nothing serves it.</summary>
    public Uri? ServedAt
    {
        get => _dispatcher.ServedAt;
        set => _dispatcher.ServedAt = value;
    }

    /// <summary>Acts as the SYSTEM user.</summary>
    public IOrganizationService AsSystem => AsUser(WellKnown.SystemUserId);

    internal Metadata.Catalog Catalog => _model.Catalog;

    internal Model Model => _model;

    public static LocalOrganization Create(OrganizationOptions? options = null)
    {
        options ??= new OrganizationOptions();
        return new(options, new SqliteDatabase(options.DatabaseFile));
    }

    /// <summary>
    /// A new organisation in memory with the solutions and rows that this one has now. From then on neither sees the other;
    /// only what never changes is shared, the classes of plug-ins too. Far faster than importing the same packages again.
    /// </summary>
    /// <param name="options">The copy's own. What rows were given by the options before, as the root unit's name, stays.</param>
    /// <exception cref="ArgumentException">The options name a file: a copy is in memory.</exception>
    public LocalOrganization Copy(OrganizationOptions? options = null)
    {
        options ??= new OrganizationOptions();
        if (options.DatabaseFile is not null)
        {
            throw new ArgumentException("A copy of an organisation is in memory and has no database file.", nameof(options));
        }

        lock (_changeGate)
        {
            return new(options, _database.Copy()) { _model = _model, IsAuditEnabled = IsAuditEnabled };
        }
    }

    /// <summary>Acts as one user, given by systemuserid.</summary>
    public IOrganizationService AsUser(Guid systemUserId) => new CallerService(this, new Caller(systemUserId, systemUserId));

    /// <summary>Takes in everything a solution zip states, or nothing of it: as a first import, or as an update.</summary>
    /// <exception cref="FaultException{OrganizationServiceFault}">The package contradicts itself or
    /// states what the local host does not do; the message names the component.</exception>
    public ImportReport Import(byte[] zip) => Import(zip, new ImportSettings());

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

    internal ImportReport Import(byte[] zip, ImportSettings settings)
    {
        var content = SolutionReader.Read(zip);
        Change(before =>
        {
            content = MissingPrivileges.LeaveOut(PlatformRelationships.LeaveOutMissing(content, before.Catalog), before.Catalog);
            return _installer.Import(before, content, settings);
        });
        return new ImportReport(content.UniqueName, content.Version, content.Components, content.LeftOut);
    }

    /// <param name="solutionId">Of its row in table solution.</param>
    internal void Uninstall(Guid solutionId) => Change(before => _installer.Uninstall(before,
        before.Stack.Solutions.FirstOrDefault(s => s.Id == solutionId)
            ?? throw Faults.Of(Faults.ObjectDoesNotExist, $"solution With Id = {solutionId} Does Not Exist")));

    /// <summary>One change of what the organisation is, after another.</summary>
    internal void Change(Func<Model, Model> change)
    {
        lock (_changeGate)
        {
            _model = change(_model);
            _dispatcher.Principals.Clear();
        }
    }

    /// <summary>Adds a step whose plug-in lives in this process: for tests of the pipeline itself.</summary>
    internal void Register(Step step, IPlugin plugin) =>
        Change(model => model with { Steps = new StepCatalog(model.Steps.All.Append(new RegisteredStep(step, () => plugin))) });

    /// <summary>Adds an activity that lives in this process: for tests of how activities run.</summary>
    internal void Register(CodeActivity activity) => Change(model => model with
    {
        Activities = new Dictionary<string, RegisteredActivity>(model.Activities) { [activity.GetType().FullName!] = new(() => activity) },
    });

    internal OrganizationResponse Execute(OrganizationRequest request, Caller caller) => Within(request, caller, call => call.Execute(request));

    /// <summary>Runs something in one transaction as a user, because of a request.</summary>
    internal T Within<T>(OrganizationRequest request, Caller caller, Func<Call, T> act)
    {
        Options.OnRequest?.Invoke(new RequestRecord(request.RequireName().RequestName, RequestTable.Of(request), caller.UserId, Depth: 1, FromPlugin: false));
        var model = _model;
        using var scope = NewScope(model);
        try
        {
            var result = act(new Call(_dispatcher, model, scope, caller, null, Depth: 1));
            scope.Commit();
            return result;
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
