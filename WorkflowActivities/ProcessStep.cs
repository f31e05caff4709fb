using System.Activities;
using System.Collections.Generic;
using Microsoft.Xrm.Sdk;
using Microsoft.Xrm.Sdk.Workflow;

namespace Opps.WorkflowActivities;

/// <summary>One step of a process as an activity sees it: its inputs and outputs, its trace, the service.</summary>
internal sealed class ProcessStep(CodeActivityContext context)
{
    private readonly ITracingService _tracing = context.GetExtension<ITracingService>();
    private readonly IOrganizationServiceFactory _factory = context.GetExtension<IOrganizationServiceFactory>();
    private IOrganizationService? _service;

    public IWorkflowContext Process { get; } = context.GetExtension<IWorkflowContext>();

    /// <summary>Whoever the process runs as, its owner or the user who started it: what they may not do, fails.</summary>
    public IOrganizationService Service => _service ??= _factory.CreateOrganizationService(Process.UserId);

    /// <summary>The value of an input; 0, no or nothing where the process gives none.</summary>
    public T Get<T>(InArgument<T> input) => input.Get(context);

    /// <summary>A row that must be given. Required in the designer is not enough: the column that it comes from may be empty.</summary>
    /// <exception cref="RefusedException">It is not given.</exception>
    public EntityReference Required(InArgument<EntityReference> input, string name) =>
        Get(input) ?? throw new RefusedException(TextKeys.InputMissing, name);

    /// <exception cref="RefusedException">The number is outside these bounds.</exception>
    public int Within(InArgument<int> input, string name, int least, int greatest)
    {
        var number = Get(input);
        return number >= least && number <= greatest
            ? number
            : throw new RefusedException(TextKeys.InputOutOfRange, name, number, least, greatest);
    }

    public void Set<T>(OutArgument<T> output, T value) => output.Set(context, value);

    /// <summary>A text in the language of whoever started the process. The system reads which that is, as users may not.</summary>
    public string Text(string key, IEnumerable<object?> values) =>
        UserTexts.Of(_factory.CreateOrganizationService(null), Process.InitiatingUserId).Get(key, values);

    /// <summary>The platform takes a format; a sentence may hold braces.</summary>
    public void Trace(string sentence) => _tracing.Trace("{0}", sentence);
}
