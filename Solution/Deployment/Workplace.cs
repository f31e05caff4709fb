using System;
using System.Threading;
using Microsoft.Xrm.Sdk;
using Opps.Deployment.Connecting;
using Spectre.Console;

namespace Opps.Deployment;

/// <summary>What the program works with; a test gives another console, clock and environment.</summary>
internal sealed record Workplace(IAnsiConsole Console, CancellationToken Stop)
{
    /// <summary>Reaches an environment. The second argument is told what the person must do to sign in.</summary>
    public required Func<Connection, Action<string>, IOrganizationService> Connect { get; init; }

    /// <summary>Reads an environment variable.</summary>
    public required Func<string, string?> Variable { get; init; }

    /// <summary>The clock that waits go by.</summary>
    public TimeProvider Clock { get; init; } = TimeProvider.System;

    /// <summary>One line of plain text.</summary>
    public void Say(string text) => Console.MarkupLineInterpolated($"{text}");

    /// <summary>Waits, unless the person stops the program.</summary>
    public void Wait(TimeSpan time) => System.Threading.Tasks.Task.Delay(time, Clock, Stop).GetAwaiter().GetResult();
}
