using System;
using System.IO;
using System.ServiceModel;
using System.Text;
using System.Threading.Tasks;
using Demo.Company;
using Demo.CsvImport;
using Demo.Walkthrough;
using LocalDataverse;
using LocalDataverse.Web.Serving;
using Microsoft.Xrm.Sdk;
using Spectre.Console;

namespace Demo;

/// <summary>The main job: the packed solution, installed and at work, and then there to be looked at.</summary>
internal static class Program
{
    private const int Ok = 0;
    private const int NotAsTheRulesSay = 1;
    private const int Unusable = 2;
    private const int LogWidth = 100;

    private const string Product = "SellerShares.zip";
    private static readonly string[] Packages = ["StandardTables.zip", Product];

    public static async Task<int> Main(string[] args)
    {
        Console.OutputEncoding = Encoding.UTF8;
        var arguments = Arguments.Parse(args);
        if (arguments.Error is not null)
        {
            await Console.Error.WriteLineAsync($"Error: {arguments.Error}");
            await Console.Error.WriteLineAsync(Arguments.Usage);
            return Unusable;
        }

        if (arguments.Help)
        {
            Console.WriteLine(Arguments.Usage);
            return Ok;
        }

        try
        {
            return await Run(OpenConsole(), arguments) ? Ok : NotAsTheRulesSay;
        }
        catch (Exception e) when (e is DataSetException or IOException)
        {
            await Console.Error.WriteLineAsync($"Error: {e.Message}");
            return Unusable;
        }
        catch (FaultException<OrganizationServiceFault> e)
        {
            await Console.Error.WriteLineAsync($"Error: {e.Message}");
            return NotAsTheRulesSay;
        }
    }

    private static async Task<bool> Run(IAnsiConsole console, Arguments arguments)
    {
        if (arguments.Port != 0)
        {
            LocalServer.RequireFree(arguments.Port);
        }

        if (arguments.Walks && new WalkthroughJob(console).Run(options => Install(console, options)).Count > 0)
        {
            return false;
        }

        LocalOrganization? imported = null;
        try
        {
            var isAsTheRulesSay = Import(console, arguments, options => imported = Install(console, options));
            if (isAsTheRulesSay && arguments.Serves)
            {
                await Serve(console, imported!, arguments.Port);
            }

            return isAsTheRulesSay;
        }
        finally
        {
            imported?.Dispose();
        }
    }

    /// <summary>Without a directory: the sample.</summary>
    private static bool Import(IAnsiConsole console, Arguments arguments, Func<OrganizationOptions, LocalOrganization> install)
    {
        var isSample = arguments.DataDirectory is null;
        if (isSample && arguments.Walks)
        {
            console.WriteLine("The sample that follows has a flaw of every kind on purpose, so that you see how they are told.");
        }

        var outcome = new ImportJob(console, arguments.Walks).Run(arguments.DataDirectory ?? Path.Combine(AppContext.BaseDirectory, "SampleData"), install);
        console.WriteLine();

        // Past the console's own wrapping, so that the command in it can be copied.
        console.Profile.Out.Writer.WriteLine(outcome.Sentence(isSample, isListed: arguments.Walks));
        return outcome.IsAsTheRulesSay;
    }

    private static async Task Serve(IAnsiConsole console, LocalOrganization organization, int port)
    {
        console.WriteLine("Making the demo company: Anna, Björn, Cecilia, David, Erik and Frida, each with a role and a language of their own.");
        DemoData.AddTo(organization);
        organization.IsAuditEnabled = true;
        await using var server = await LocalServer.Start(organization, port);
        console.WriteLine();
        console.Profile.Out.Writer.WriteLine($"Serving at {server.Address} until you stop it with Ctrl+C.");
        console.Profile.Out.Writer.Flush();
        await EndSignals.Wait();
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
