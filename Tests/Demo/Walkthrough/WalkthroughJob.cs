using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using Demo.Walkthrough.Chapters;
using LocalDataverse;
using Spectre.Console;

namespace Demo.Walkthrough;

/// <summary>Plays all chapters in an organisation of their own; stops at the first step that is not as the rules say.</summary>
internal sealed class WalkthroughJob(IAnsiConsole console)
{
    public static IReadOnlyList<Chapter> Chapters { get; } =
    [
        Creating.Chapter, SharingSellers.Chapter, ChangingOwner.Chapter, SharingMoney.Chapter, RunningProcesses.Chapter, Failing.Chapter,
        Leaving.Chapter, Deleting.Chapter, SavingSellers.Chapter, RememberingChanges.Chapter, SettingTerms.Chapter,
        ClosingPeriods.Chapter, TakingCustomersSellers.Chapter,
    ];

    /// <summary>The first step that is not as the rules say, and below it what differs, a line each; empty when all are.</summary>
    public IReadOnlyList<string> Run(Func<OrganizationOptions, LocalOrganization> install)
    {
        using var organization = install(new OrganizationOptions());
        var player = new StepPlayer(organization, Cast.Assemble(organization.AsSystem));
        var printer = new StepPrinter(console);
        console.WriteLine("What a person is told is the sum that the plug-ins stored on the opportunity, whenever it is not 100.");
        foreach (var (chapter, c) in Chapters.Select((chapter, index) => (chapter, index + 1)))
        {
            console.WriteLine();
            console.Write(new Rule($"[bold]{Number(c)}  {Markup.Escape(chapter.Title)}[/]").LeftJustified());
            foreach (var (step, s) in chapter.Steps.Select((step, index) => (step, index + 1)))
            {
                var outcome = player.Play(step);
                printer.Print($"{Number(c)}.{Number(s)}", step, outcome);
                if (outcome.Differences.Count > 0)
                {
                    console.WriteLine();
                    console.WriteLine($"Step {Number(c)}.{Number(s)} is not as the rules say, and the walkthrough ends there; "
                        + "run 'dotnet test' next to see which rule it is.");
                    return [.. outcome.Differences.Prepend($"Step {Number(c)}.{Number(s)}, {step.Title} ({step.Rules})")];
                }
            }
        }

        console.WriteLine();
        console.MarkupLine($"[green]All {Number(Chapters.Sum(c => c.Steps.Count))} steps came out as the rules say.[/]");
        console.WriteLine();
        return [];
    }

    private static string Number(int number) => number.ToString(CultureInfo.InvariantCulture);
}
