using System;
using System.IO;
using System.ServiceModel;
using System.Text;
using LocalDataverse.CsvImport;
using LocalDataverse.Walkthrough;
using Microsoft.Xrm.Sdk;
using Spectre.Console;

namespace LocalDataverse;

/// <summary>The main job: the packed solution, installed and at work.</summary>
internal static class Program
{
    private const int Ok = 0;
    private const int NotAsTheRulesSay = 1;
    private const int Unusable = 2;
    private const int LogWidth = 100;

    private const string Product = "SellerShares.zip";
    private static readonly string[] Packages = ["StandardTables.zip", Product];

    public static int Main(string[] args)
    {
        Console.OutputEncoding = Encoding.UTF8;
        var arguments = Arguments.Parse(args);
        if (arguments.Error is not null)
        {
            Console.Error.WriteLine($"Error: {arguments.Error}");
            Console.Error.WriteLine(Arguments.Usage);
            return Unusable;
        }

        if (arguments.Help)
        {
            Console.WriteLine(Arguments.Usage);
            return Ok;
        }

        try
        {
            return Run(OpenConsole(), arguments) ? Ok : NotAsTheRulesSay;
        }
        catch (DataSetException e)
        {
            Console.Error.WriteLine($"Error: {e.Message}");
            return Unusable;
        }
        catch (FaultException<OrganizationServiceFault> e)
        {
            Console.Error.WriteLine($"Error: {e.Message}");
            return NotAsTheRulesSay;
        }
    }

    private static bool Run(IAnsiConsole console, Arguments arguments)
    {
        if (arguments.DataDirectory is { } directory)
        {
            return Import(console, directory, isSample: false);
        }

        return new WalkthroughJob(console).Run(options => Install(console, options))
            && ImportSample(console);
    }

    private static bool ImportSample(IAnsiConsole console)
    {
        console.WriteLine("The sample that follows has a flaw of every kind on purpose, so that you see how they are told.");
        return Import(console, Path.Combine(AppContext.BaseDirectory, "SampleData"), isSample: true);
    }

    private static bool Import(IAnsiConsole console, string directory, bool isSample)
    {
        var outcome = new ImportJob(console).Run(directory, options => Install(console, options));
        console.WriteLine();

        // Past the console's own wrapping, so that the command in it can be copied.
        console.Profile.Out.Writer.WriteLine(outcome.Sentence(isSample));
        return outcome.IsAsTheRulesSay;
    }

    private static LocalOrganization Install(IAnsiConsole console, OrganizationOptions options)
    {
        var organization = LocalOrganization.Create(options);
        foreach (var package in Packages)
        {
            var report = organization.Import(File.ReadAllBytes(Path.Combine(AppContext.BaseDirectory, package)));
            console.WriteLine($"Imported {report.UniqueName} {report.Version}: {report.Components.Count} components");
            if (package == Product)
            {
                console.WriteLine($"Not acted on: {(report.LeftOut.Count == 0 ? "nothing" : string.Join(", ", report.LeftOut))}");
            }
        }

        return organization;
    }

    /// <summary>A log file gets lines of a fixed width and nothing that moves the cursor.</summary>
    private static IAnsiConsole OpenConsole()
    {
        if (!Console.IsOutputRedirected)
        {
            return AnsiConsole.Console;
        }

        var console = AnsiConsole.Create(new AnsiConsoleSettings { Ansi = AnsiSupport.No, Interactive = InteractionSupport.No });
        console.Profile.Width = LogWidth;
        return console;
    }
}
