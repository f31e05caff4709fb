using LocalDataverse.Storage;

namespace LocalDataverse;

/// <summary>How a local organisation is set up.</summary>
public sealed record OrganizationOptions
{
    /// <summary>The SQLite file; null keeps everything in memory.</summary>
    public string? DatabaseFile { get; init; }

    /// <summary>Name of the root business unit.</summary>
    public string OrganizationDisplayName { get; init; } = "Local organisation";

    /// <summary>The version that it says to have.</summary>
    public Version PlatformVersion { get; init; } = new(9, 2, 24101, 190);

    /// <summary>The languages that users can choose, the base language first.</summary>
    public IReadOnlyList<int> Languages { get; init; } = [1033, 1053, 1044, 1030];

    /// <summary>ISO code of the organisation's base currency.</summary>
    public string BaseCurrency { get; init; } = "EUR";

    /// <summary>Symbol of the base currency.</summary>
    public string BaseCurrencySymbol { get; init; } = "€";

    /// <summary>Decimals of the base currency, 0–4.</summary>
    public int BaseCurrencyPrecision { get; init; } = 2;

    /// <summary>Told of every request, a plug-in's own too, before it runs. May be called from several threads.</summary>
    public Action<RequestRecord>? OnRequest { get; init; }

    /// <summary>Told of every line that a plug-in traces.</summary>
    public Action<string>? OnTrace { get; init; }

    /// <summary>How many rows a query may aggregate before it is refused.</summary>
    public int AggregateLimit { get; init; } = 50_000;

    /// <summary>What the platform's documentation leaves open.</summary>
    public PlatformUnknowns Unknowns { get; init; } = new();

    /// <summary>The organisation's clock.</summary>
    public TimeProvider Clock { get; init; } = TimeProvider.System;

    /// <summary>How rows get their ids where the caller gives none.</summary>
    public RowIds RowIds { get; init; }

    /// <summary>
    /// Another kind of transaction than SQLite's one at a time, made from a way to begin such a one: for tests that let
    /// several requests run between each other.
    /// </summary>
    internal Func<Func<StorageTransaction>, IRowTransaction>? Transactions { get; init; }

    /// <summary>Whether rows inherit access. Tests of row locks leave it out: how the platform locks what it keeps of it is not known.</summary>
    internal bool InheritsAccess { get; init; } = true;
}

/// <summary>The ids of new rows.</summary>
public enum RowIds
{
    /// <summary>Each above those before it, so that rows of one second sort in the order in which they were made.</summary>
    Ascending,

    /// <summary>In no order, as a caller's own ids mostly are.</summary>
    Random,
}

/// <summary>One request to the organisation service.</summary>
/// <param name="Message">The request's name, as Create.</param>
/// <param name="Table">The table it is about, if one.</param>
/// <param name="UserId">As whom it runs.</param>
/// <param name="Depth">1 for a caller's request, more for a plug-in's.</param>
/// <param name="FromPlugin">Whether a plug-in made it.</param>
public sealed record RequestRecord(string Message, string? Table, Guid UserId, int Depth, bool FromPlugin);

/// <summary>
/// Behaviour that no public source states. A solution must be right with either answer, so tests run with both.
/// </summary>
public sealed record PlatformUnknowns
{
    /// <summary>Whether Win and Lose raise Update of the opportunity for its state and actual values.</summary>
    public bool CloseRaisesUpdate { get; init; } = true;

    /// <summary>Whether the rows of a deep insert are created after the parent's PostOperation steps instead of before.</summary>
    public bool RelatedRowsComeLast { get; init; }

    /// <summary>Whether each row of CreateMultiple and UpdateMultiple goes through all stages before the next one starts.</summary>
    public bool BatchesRunRowByRow { get; init; }

    /// <summary>
    /// Otherwise whose turn it is, of so many rows of CreateMultiple and UpdateMultiple: each comes up three times, for
    /// stages 20, 30 and 40.
    /// </summary>
    public Func<int, IEnumerable<int>> BatchTurns { get; init; } = StageByStage;

    /// <summary>
    /// Whether the events of the rows of CreateMultiple and UpdateMultiple have such an event above them, at its main
    /// operation and with all of its Targets.
    /// </summary>
    public bool BatchShowsItsTargets { get; init; } = true;

    /// <summary>Whether an event finds, in its parent context, the shared variables of the event that caused it.</summary>
    public bool ParentVariablesAreVisible { get; init; } = true;

    /// <summary>Whether what an event writes there reaches the steps of the event that caused it, which are still running.</summary>
    public bool ParentVariablesAreWritable { get; init; } = true;

    /// <summary>Whether a step's filter also sees columns that an earlier step has added to Target.</summary>
    public bool FiltersSeeWhatStepsAdd { get; init; } = true;

    /// <summary>
    /// Whether administrators may rename and delete the options that a managed solution states. Microsoft's page for the Web API says
    /// that only their publisher may, the one for the SDK that users can delete one in their environment.
    /// </summary>
    public bool ManagedOptionsMayBeChanged { get; init; } = true;

    /// <summary>
    /// Whether reading definitions by their addresses in the Web API shows what is not published yet. What is published is read by the
    /// function RetrieveEntity in either case, and what isn't with its RetrieveAsIfPublished.
    /// </summary>
    public bool DefinitionsShowDrafts { get; init; }

    private static IEnumerable<int> StageByStage(int rows) => Enumerable.Range(0, 3).SelectMany(_ => Enumerable.Range(0, rows));
}
