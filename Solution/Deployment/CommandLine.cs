using System;
using System.Collections.Generic;
using System.CommandLine;
using System.Globalization;
using System.IO;
using System.ServiceModel;
using Microsoft.Xrm.Sdk;
using Opps.Deployment.Archiving;
using Opps.Deployment.Backfilling;
using Opps.Deployment.Checking;
using Opps.Deployment.Connecting;
using Opps.Deployment.Exporting;
using Opps.Deployment.Importing;
using Opps.Deployment.Packages;
using Opps.Deployment.Repairing;
using Opps.Deployment.Settings;
using Spectre.Console;

namespace Opps.Deployment;

/// <summary>The verbs and their options.</summary>
internal sealed class CommandLine
{
    private readonly Workplace _workplace;

    private readonly Option<Uri> _environment = new("--environment")
    {
        Description = $"The environment's address, to sign in yourself. Without it the connection string in {Connection.Variable} is used.",
        HelpName = "https://YOURS.crm4.dynamics.com",
        CustomParser = given =>
        {
            var text = given.Tokens[0].Value;
            if (Uri.TryCreate(text, UriKind.Absolute, out var address) && IsSafe(address) && address.UserInfo.Length == 0)
            {
                return address;
            }

            given.AddError(text.IndexOfAny(['=', '@']) >= 0
                // It may hold a secret.
                ? $"--environment is an address as https://YOURS.crm4.dynamics.com. A connection string goes into the environment variable {Connection.Variable}."
                : $"--environment is '{text}'; it is an address as https://YOURS.crm4.dynamics.com.");
            return null;
        },
    };

    private readonly Option<bool> _deviceLogin = new("--device-login") { Description = "Sign in with a code on any device instead of in a browser here." };
    private readonly Option<bool> _yes = new("--yes") { Description = "Agree in advance, for unattended runs." };
    private readonly Option<bool> _whatIf = new("--what-if") { Description = "Show what would be done, and write nothing." };
    private readonly Option<FileInfo> _zip = new("--zip") { Description = "The solution zip. Without it the managed one that this build packed.", HelpName = "FILE" };
    private readonly Option<bool> _unmanaged = new("--unmanaged") { Description = "The unmanaged zip that this build packed, for development." };
    private readonly Option<bool> _enableSteps = new("--enable-steps") { Description = "Enable the steps with a first import too, where everybody has a role already." };
    private readonly Option<FileInfo> _report = new("--report") { Description = "Write all that was left out to this CSV file.", HelpName = "FILE" };

    private readonly Option<bool> _pastPlugins = new("--past-plugins")
    {
        Description = "Also what the plug-ins refuse: closed opportunities and owners who are disabled. Needs prvBypassCustomBusinessLogic.",
    };

    private readonly Option<int> _batchSize = new("--batch-size")
    {
        Description = "Opportunities in one request, 1 to 1000.", DefaultValueFactory = _ => 100, HelpName = "N",
        CustomParser = given =>
        {
            var text = given.Tokens[0].Value;
            if (!int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var size) || size is < 1 or > 1000)
            {
                given.AddError($"--batch-size is {text}; it is 1 to 1000.");
            }

            return size;
        },
    };

    private readonly Option<DateOnly> _before = new("--before")
    {
        Description = "The first day whose entries stay, in UTC.", Required = true, HelpName = "YYYY-MM-DD",
        CustomParser = given =>
        {
            var text = given.Tokens[0].Value;
            if (!DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day))
            {
                given.AddError($"--before is {text}; it is a day as 2025-01-01.");
            }

            return day;
        },
    };

    private readonly Option<FileInfo> _archive = new("--output") { Description = "The file to write, a line of JSON an entry.", Required = true, HelpName = "FILE" };
    private readonly Option<bool> _run = new("--run") { Description = "Do it. Without it, it is only counted." };

    private readonly Option<FileInfo> _output = new("--output") { Description = "The file to write. The journal, the commission periods and their lines are written to others beside it.", Required = true, HelpName = "FILE" };
    private readonly Option<bool> _settings = new("--settings") { Description = "Write settings, stage defaults and lists instead, as JSON." };
    private readonly Option<FileInfo> _settingsFile = new("--settings")
    {
        Description = "Instead of the solution, bring in settings, stage defaults and lists that 'export --settings' wrote.", HelpName = "FILE",
    };

    private readonly Option<bool> _excel = new("--excel") { Description = "Begin the file with a byte order mark, as Excel wants it." };
    private readonly Option<bool> _overwrite = new("--overwrite") { Description = "Write over a file that is there." };

    public CommandLine(Workplace workplace) => _workplace = workplace;

    /// <summary>Runs one verb.</summary>
    public int Run(string[] args) => Root().Parse(args).Invoke(new InvocationConfiguration { EnableDefaultExceptionHandler = false });

    /// <summary>What is sent to this machine itself nobody can read on the way.</summary>
    private static bool IsSafe(Uri address) => address.Scheme == Uri.UriSchemeHttps || (address.Scheme == Uri.UriSchemeHttp && address.IsLoopback);

    private RootCommand Root() => new("Puts Seller Shares into a Dataverse environment and looks after its data.")
    {
        Verb("import", "Import the solution: a first time, over itself, or as an upgrade.", [_zip, _unmanaged, _enableSteps, _settingsFile, _yes, _whatIf],
            (parsed, service, environment) => parsed.GetValue(_settingsFile) is { } settings
                ? new SettingsImport(_workplace, service, environment).Run(Alone(parsed, settings), Writing(parsed))
                : new ImportVerb(_workplace, service, environment).Run(Zip(parsed), parsed.GetValue(_enableSteps), Writing(parsed))),
        Verb("enable", "Enable the plug-in steps, once people have their roles.", [_zip, _unmanaged, _yes, _whatIf],
            (parsed, service, environment) => new EnableVerb(_workplace, service, environment).Run(Zip(parsed), Writing(parsed))),
        Verb("check", "Check the environment before an import, and the installation after it.", [_zip, _unmanaged],
            (parsed, service, environment) => new CheckVerb(_workplace, service, environment).Run(Zip(parsed))),
        Verb("backfill", "Give opportunities without sellers their owner, with 100 %.", [_pastPlugins, _batchSize, _report, _yes, _whatIf],
            (parsed, service, environment) => new BackfillVerb(_workplace, service, environment).Run(
                new BackfillOptions(parsed.GetValue(_pastPlugins), parsed.GetValue(_batchSize), parsed.GetValue(_report)), Writing(parsed))),
        Verb("repair", "Recompute sums, amounts and names that disagree with the rows or the users, and enter in the journal what it doesn't know.", [_batchSize, _report, _yes, _whatIf],
            (parsed, service, environment) => new RepairVerb(_workplace, service, environment).Run(
                parsed.GetValue(_batchSize), parsed.GetValue(_report), Writing(parsed))),
        Verb("export", "Write all seller shares to a CSV file, the journal and the commission to others; or the settings.", [_output, _settings, _excel, _overwrite],
            (parsed, service, _) => parsed.GetValue(_settings)
                ? new SettingsExport(_workplace, service).Run(parsed.GetRequiredValue(_output), parsed.GetValue(_overwrite))
                : new ExportVerb(_workplace, service).Run(
                parsed.GetRequiredValue(_output), parsed.GetValue(_excel), parsed.GetValue(_overwrite))),
        Verb("archive", "Move old entries of closed opportunities from the journal to a file.", [_before, _archive, _run, _report, _yes],
            (parsed, service, environment) => new ArchiveVerb(_workplace, service, environment).Run(
                new ArchiveOptions(parsed.GetRequiredValue(_before), parsed.GetRequiredValue(_archive), parsed.GetValue(_run), parsed.GetValue(_report)),
                parsed.GetValue(_yes))),
    };

    private Command Verb(string name, string description, IEnumerable<Option> options,
        Func<ParseResult, IOrganizationService, TargetEnvironment, ExitCode> run)
    {
        var command = new Command(name, description) { _environment, _deviceLogin };
        foreach (var option in options)
        {
            command.Add(option);
        }

        command.SetAction(parsed => (int)Guarded(() => Connected(parsed, run)));
        return command;
    }

    private ExitCode Connected(ParseResult parsed, Func<ParseResult, IOrganizationService, TargetEnvironment, ExitCode> run)
    {
        var connection = Connection.Of(parsed.GetValue(_environment), parsed.GetValue(_deviceLogin), _workplace.Variable);
        try
        {
            var reached = _workplace.Connect(connection, _workplace.Say);
            using var closing = reached as IDisposable;
            var service = new PatientService(reached, _workplace.Clock, _workplace.Say, _workplace.Stop);
            var environment = TargetEnvironment.Read(service, connection);
            _workplace.Say($"{environment}");
            return run(parsed, service, environment);
        }
        catch (FaultException<OrganizationServiceFault> refusal)
        {
            throw new DeploymentException(connection.Redact($"{connection} refused: {refusal.Message} (0x{refusal.Detail.ErrorCode:X8})"), refusal);
        }
        catch (Exception error) when (error is not DeploymentException && Trouble.IsInDoubt(error))
        {
            throw new DeploymentException(connection.Redact($"{connection} gave no answer ({error.Message.TrimEnd('.')}). What was done stays; run it again to go on."), error);
        }
    }

    private ExitCode Guarded(Func<ExitCode> run)
    {
        try
        {
            return run();
        }
        catch (DeploymentException error)
        {
            _workplace.Console.MarkupLineInterpolated($"[red]{error.Message}[/]");
        }
        catch (OperationCanceledException)
        {
            _workplace.Say("Stopped. What was done stays; run it again to go on.");
        }

        return ExitCode.Failed;
    }

    private SolutionZip Zip(ParseResult parsed) => SolutionZip.Read(parsed.GetValue(_zip) ?? new FileInfo(Path.Combine(
        AppContext.BaseDirectory, parsed.GetValue(_unmanaged) ? "SellerShares.zip" : "SellerShares_managed.zip")));

    private FileInfo Alone(ParseResult parsed, FileInfo settings) => parsed.GetValue(_zip) is null && !parsed.GetValue(_unmanaged) && !parsed.GetValue(_enableSteps) ? settings
        : throw new DeploymentException("--settings brings in no solution. Import that first, then the settings.");

    private Writing Writing(ParseResult parsed) => new(parsed.GetValue(_whatIf), parsed.GetValue(_yes));
}
