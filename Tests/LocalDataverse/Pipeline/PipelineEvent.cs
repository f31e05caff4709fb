using LocalDataverse.Metadata;
using LocalDataverse.Registrations;
using Microsoft.Xrm.Sdk;

namespace LocalDataverse.Pipeline;

/// <summary>
/// One event on its way through the stages. Stage 10 has shared variables of its own; 20 to 40 share one collection and
/// see those of stage 10 through their parent context.
/// </summary>
/// <param name="call">The request that raises the event.</param>
/// <param name="message">The event's message.</param>
/// <param name="table">The event's table.</param>
/// <param name="validated">The event whose stage 10 came before, when this one is a part of it; null for its own.</param>
internal sealed class PipelineEvent(Call call, string message, string table, PipelineEvent? validated = null)
{
    private readonly ParameterCollection _validationVariables = Variables(call);
    private readonly ParameterCollection _operationVariables = Variables(call);
    private readonly HashSet<string> _addedByPlatform = [];
    private HashSet<string>? _sent;
    private Entity? _before;
    private Entity? _after;

    public ParameterCollection Input { get; } = [.. call.Optional.Input];

    public ParameterCollection Output { get; } = [];

    public Guid PrimaryId { get; set; }

    private Entity? Target => Input.TryGetValue("Target", out var target) ? target as Entity : null;

    /// <summary>Shows plug-ins these parameters of the request.</summary>
    public void Take(IEnumerable<KeyValuePair<string, object?>> parameters)
    {
        foreach (var (name, value) in parameters)
        {
            Input[name] = value;
        }
    }

    /// <summary>Runs the steps of a stage, by rank. Filters are read anew before each: an earlier step may have added a column, which they see on some platforms.</summary>
    public void Run(Stage stage)
    {
        _sent ??= call.Unknowns.FiltersSeeWhatStepsAdd || Target is not { } target ? null : [.. target.Attributes.Keys];
        foreach (var registered in Steps(stage))
        {
            if (PassesFilter(registered.Step))
            {
                var context = ContextFor(registered.Step);
                StepRunner.Run(registered, context, call);
            }
        }
    }

    /// <summary>Keeps the row as it is now for pre-images, when some later step wants one.</summary>
    /// <exception cref="System.ServiceModel.FaultException{OrganizationServiceFault}">Somebody has deleted the row meanwhile.</exception>
    public void RememberBefore()
    {
        if (_before is null && message != "Create" && Wants(ImageKind.Pre))
        {
            _before = Stored() ?? throw RowIdentity.NoSuchRow(table, PrimaryId);
        }
    }

    /// <summary>Keeps the row as the main operation left it for post-images, when some step that is to run wants one.</summary>
    public void RememberAfter()
    {
        if (Steps(Stage.PostOperation).Any(s => HasImage(s.Step, ImageKind.Post) && PassesFilter(s.Step)))
        {
            _after ??= Stored();
        }
    }

    /// <summary>A column that the platform writes into Target by itself: seen by PostOperation, never by a filter.</summary>
    public void AddToTarget(string column, object? value)
    {
        if (Target is { } target && !target.Contains(column))
        {
            _addedByPlatform.Add(column);
            target[column] = value;
        }
    }

    /// <summary>The context of the platform's own work at that stage: a cascade, a deep insert.</summary>
    public ExecutionContext ContextAt(Stage stage) => ContextAt(stage, null, [], []);

    private ExecutionContext ContextFor(Step step) =>
        ContextAt(step.Stage, step, ImagesFor(step, ImageKind.Pre), ImagesFor(step, ImageKind.Post));

    private ExecutionContext ContextAt(Stage stage, Step? step, EntityImageCollection before, EntityImageCollection after)
    {
        var isValidation = stage == Stage.PreValidation;
        return new ExecutionContext
        {
            MessageName = message,
            PrimaryEntityName = table,
            PrimaryEntityId = PrimaryId,
            UserId = step is { RunsAsSystem: true } ? WellKnown.SystemUserId : call.Caller.UserId,
            InitiatingUserId = call.Caller.InitiatingUserId,
            BusinessUnitId = WellKnown.RootBusinessUnitId,
            CorrelationId = call.Scope.CorrelationId,
            Depth = call.Depth,
            Stage = (int)stage,
            IsInTransaction = call.Scope.IsInTransaction,
            OperationCreatedOn = call.Scope.UtcNow,
            InputParameters = Input,
            OutputParameters = Output,
            SharedVariables = isValidation ? _validationVariables : _operationVariables,
            PreEntityImages = before,
            PostEntityImages = after,
            OwningExtension = new EntityReference("sdkmessageprocessingstep", step?.Id ?? Guid.Empty),
            ParentContext = isValidation ? call.Outer : (validated ?? this).ContextAt(Stage.PreValidation),
        };
    }

    /// <summary>A custom API's own class is no step that a caller may skip.</summary>
    private IEnumerable<RegisteredStep> Steps(Stage stage) => call.Optional.SkipsSteps && stage != Stage.MainOperation ? [] : call.Model.Steps.For(message, table, stage);

    /// <summary>Filters count for Update only: steps of other messages may carry them without effect.</summary>
    private bool PassesFilter(Step step) =>
        message != "Update" || step.FilteringAttributes.Count == 0 || Target is not { } target ||
        step.FilteringAttributes.Any(column => target.Contains(column) && !_addedByPlatform.Contains(column) && _sent?.Contains(column) != false);

    private bool Wants(ImageKind kind) =>
        Steps(Stage.PreOperation).Concat(Steps(Stage.PostOperation)).Any(s => HasImage(s.Step, kind));

    private static bool HasImage(Step step, ImageKind kind) => step.Images.Any(i => i.Kind == kind || i.Kind == ImageKind.Both);

    private Entity? Stored() => call.Rows.Find(call.Catalog.Get(table), PrimaryId, null);

    private EntityImageCollection ImagesFor(Step step, ImageKind kind)
    {
        var images = new EntityImageCollection();
        if (kind == ImageKind.Post && step.Stage != Stage.PostOperation)
        {
            return images;
        }

        foreach (var image in step.Images.Where(i => i.Kind == kind || i.Kind == ImageKind.Both))
        {
            if (Snapshot(step, kind) is { } row)
            {
                images[image.Alias] = Project(row, image.Columns);
            }
        }

        return images;
    }

    /// <summary>A step may run only because an earlier one of its stage has added a column: then the row is read late.</summary>
    private Entity? Snapshot(Step step, ImageKind kind) => kind == ImageKind.Post
        ? _after ??= Stored()
        : step.Stage == Stage.PreValidation
            ? call.Peek(rows => rows.Find(call.Catalog.Get(table), PrimaryId, null))
            : _before;

    private static ParameterCollection Variables(Call call) => call.Optional.Tag is { } tag ? new() { ["tag"] = tag } : [];

    private static Entity Project(Entity row, IReadOnlyList<string> columns)
    {
        var image = new Entity(row.LogicalName, row.Id) { RowVersion = row.RowVersion };
        foreach (var (column, value) in row.Attributes.Where(a => columns.Count == 0 || columns.Contains(a.Key)))
        {
            image[column] = Copies.Of(value);
        }

        return image;
    }
}
