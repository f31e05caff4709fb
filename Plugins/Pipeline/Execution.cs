namespace Opps.Plugins.Pipeline;

/// <summary>One event as an entry point sees it: its context, its trace, and the service in two guises.</summary>
internal sealed class Execution(IServiceProvider services)
{
    private const string PreImageName = "PreImage";
    private const string PostImageName = "PostImage";

    private readonly ITracingService _tracing = Get<ITracingService>(services);
    private readonly IOrganizationServiceFactory _factory = Get<IOrganizationServiceFactory>(services);
    private IOrganizationService? _asCaller;
    private IOrganizationService? _asSystem;

    public IPluginExecutionContext Context { get; } = Get<IPluginExecutionContext>(services);

    /// <summary>Whoever caused the event: what they may not do, fails.</summary>
    public IOrganizationService AsCaller => _asCaller ??= _factory.CreateOrganizationService(Context.UserId);

    /// <summary>The system: reads and writes what the rules decide on, whoever owns it.</summary>
    public IOrganizationService AsSystem => _asSystem ??= _factory.CreateOrganizationService(null);

    /// <summary>Names the operation: the same in all events that follow from one request of a caller.</summary>
    public string Operation => Context.CorrelationId.ToString();

    /// <summary>The row of a Create, the changed columns of an Update.</summary>
    public Entity Target => Input<Entity>("Target")!;

    /// <summary>The row that a bound custom API is asked about.</summary>
    public Guid BoundTo => Input<EntityReference>("Target")?.Id ?? Context.PrimaryEntityId;

    /// <summary>A parameter of the message; default where it was left out.</summary>
    public T? Input<T>(string name) => Context.InputParameters.TryGetValue(name, out var value) && value is T given ? given : default;

    /// <summary>What an earlier stage of the event has noted. What PreValidation noted is found on the parent context of later stages.</summary>
    public object? Noted(string key) =>
        Context.SharedVariables.TryGetValue(key, out var own) ? own
        : Context.ParentContext is { } parent && parent.PrimaryEntityId == Context.PrimaryEntityId && parent.SharedVariables.TryGetValue(key, out var value) ? value
        : null;

    /// <summary>How many rows a call may touch. The platform may give 0 for a number that the caller has left out.</summary>
    /// <exception cref="RefusedException">It is less than 1 or more than the most.</exception>
    public int Limit(int usual, int most) => Input<int>("Limit") switch
    {
        0 => usual,
        var given when given >= 1 && given <= most => given,
        var other => throw new RefusedException(TextKeys.LimitOutOfRange, other, 1, most, usual),
    };

    /// <summary>A column as it was before the event; default where it was empty.</summary>
    /// <exception cref="InvalidOperationException">The step has no such image.</exception>
    public T? Before<T>(string column) => Image.GetAttributeValue<T>(column);

    /// <summary>The row as it was before the event, in the columns that the step asks for.</summary>
    /// <exception cref="InvalidOperationException">The step has no such image.</exception>
    public Entity Image => ImageIn(Context.PreEntityImages, PreImageName);

    /// <summary>Whether the step has an image of the row as it was.</summary>
    public bool HasImage => Context.PreEntityImages.ContainsKey(PreImageName);

    /// <summary>
    /// The row as the event has written it, in the columns that the step asks for. Unlike the image before it, this one was
    /// taken while the event held the row.
    /// </summary>
    /// <exception cref="InvalidOperationException">The step has no such image.</exception>
    public Entity Written => ImageIn(Context.PostEntityImages, PostImageName);

    /// <summary>
    /// Whether the caller wants the event only if the row is of a version that they name. The platform compares after our
    /// first steps, so that nothing may write the row before; and where it passes, no image was outdated.
    /// </summary>
    public bool IsOfNamedVersion =>
        Context.InputParameters.TryGetValue("ConcurrencyBehavior", out var behavior) && behavior is ConcurrencyBehavior.IfRowVersionMatches;

    /// <summary>The column as the event leaves it: as written, or as it was. A deleted row's is as it was, a new one's as written.</summary>
    public T? After<T>(string column) => Input<Entity>("Target") is { } row && (row.Contains(column) || Context.MessageName == Messages.Create)
        ? row.GetAttributeValue<T>(column)
        : Before<T>(column);

    /// <summary>A text in the language of whoever caused the event, also where a step runs as somebody else.</summary>
    public string Text(string key, IEnumerable<object?> values) => Texts().Get(key, values);

    /// <summary>For several texts of one answer: the language is read once.</summary>
    /// <param name="tellsTime">Whether they hold moments.</param>
    public UserTexts Texts(bool tellsTime = false) => UserTexts.Of(AsSystem, Context.InitiatingUserId, tellsTime);

    /// <summary>The platform takes a format; a sentence may hold braces.</summary>
    public void Trace(string sentence) => _tracing.Trace("{0}", sentence);

    private Entity ImageIn(EntityImageCollection images, string name) => images.TryGetValue(name, out var image)
        ? image
        : throw new InvalidOperationException(
            $"The step for {Context.MessageName} of {Context.PrimaryEntityName} has no image '{name}'. " +
            "Import the solution again, or register the image as the solution has it.");

    private static T Get<T>(IServiceProvider services) => (T)services.GetService(typeof(T))!;
}
