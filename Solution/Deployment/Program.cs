using System;
using System.Threading;
using Opps.Deployment;
using Opps.Deployment.Connecting;
using Spectre.Console;

using var stop = new CancellationTokenSource();
Console.CancelKeyPress += (_, pressed) =>
{
    // The request under way is answered before the program ends, so that nothing is left in doubt.
    pressed.Cancel = true;
    stop.Cancel();
};

return new CommandLine(new Workplace(AnsiConsole.Console, stop.Token)
{
    Connect = Connector.Open,
    Variable = Environment.GetEnvironmentVariable,
}).Run(args);
