using System.Collections.Generic;
using System.Linq;
using LocalDataverse.Activities;

namespace Demo.Walkthrough;

/// <summary>A process that somebody built without code, out of the solution's workflow activities.</summary>
internal sealed class Process(ProcessRun run, Names names)
{
    private const string Namespace = "Opps.WorkflowActivities.";

    /// <summary>The next step. People and opportunities are given by their names in the text.</summary>
    public IReadOnlyDictionary<string, object?> Step(string activity, params (string Input, object? Value)[] inputs) =>
        run.Step(Namespace + activity, [.. inputs.Select(i => (i.Input, i.Value is string name ? names[name] : i.Value))]);
}
