using LocalDataverse.Registrations;

namespace LocalDataverse.Pipeline;

/// <summary>The registered steps, found by event and stage, in the order they run. Never changes; an import makes a new one.</summary>
internal sealed class StepCatalog
{
    private readonly Dictionary<(string Message, Stage Stage), RegisteredStep[]> _byEvent;

    public StepCatalog(IEnumerable<RegisteredStep> steps)
    {
        All = [.. steps];
        _byEvent = All.Where(s => s.IsEnabled)
            .GroupBy(s => (s.Step.Message, s.Step.Stage))
            .ToDictionary(g => g.Key, g => g.OrderBy(s => s.Step.Rank).ThenBy(s => s.Step.Id).ToArray());
    }

    public IReadOnlyList<RegisteredStep> All { get; }

    /// <summary>Steps for the table itself and steps for any table, by rank; ties by id, as nothing better is promised.</summary>
    public IEnumerable<RegisteredStep> For(string message, string table, Stage stage) =>
        _byEvent.TryGetValue((message, stage), out var steps)
            ? steps.Where(s => s.Step.Table is null || s.Step.Table == table)
            : [];
}
