using System;
using System.Linq;
using Microsoft.Crm.Sdk.Messages;
using Microsoft.Xrm.Sdk;
using Opps.Deployment.Checking;
using Opps.Deployment.Connecting;
using Opps.Deployment.Packages;
using Spectre.Console;

namespace Opps.Deployment.Importing;

/// <summary>
/// Puts the package into an environment: as a first import, an update, or an upgrade that takes out what is gone. The first one
/// brings the roles, which people must have before the steps are at work; so it leaves the steps disabled, unless asked.
/// </summary>
internal sealed class ImportVerb(Workplace workplace, IOrganizationService service, TargetEnvironment environment)
{
    public ExitCode Run(SolutionZip zip, bool enablesSteps, Writing writing)
    {
        var before = new Prerequisites(service, environment, zip).Run();
        FindingTable.Write(workplace.Console, "Before the import", before);
        if (before.Any(f => f.Grade == Grade.Missing))
        {
            throw new DeploymentException("The environment is not ready, as the table says. Nothing was imported.");
        }

        var installed = Installed.Find(service, zip.UniqueName);
        var kind = ImportKinds.For(zip, installed);
        var what = Describe(zip, installed, kind);
        if (writing.IsOnlyShown)
        {
            workplace.Say($"Would {what}.");
            return ExitCode.Good;
        }

        if (!Consent.Ask(workplace.Console, environment, what, writing.IsAgreed))
        {
            workplace.Say("Nothing was imported.");
            return ExitCode.Failed;
        }

        enablesSteps |= kind != ImportKind.Install;
        Import(zip, kind, enablesSteps);
        Publish(zip);
        if (enablesSteps)
        {
            // The import was asked to; a step that somebody had disabled may still be so.
            PluginSteps.Enable(service, PluginSteps.Disabled(service, zip));
        }

        var after = new Installation(service, zip).Run();
        FindingTable.Write(workplace.Console, $"{zip.UniqueName} {zip.Version}", after);
        return after.Any(f => f.Grade == Grade.Missing) ? ExitCode.Incomplete : ExitCode.Good;
    }

    private static string Describe(SolutionZip zip, Installed? installed, ImportKind kind) => kind switch
    {
        ImportKind.Install => $"install {zip.UniqueName} {zip.Version}, {zip.Kind}",
        ImportKind.Upgrade => $"upgrade {zip.UniqueName} from {installed!.Version} to {zip.Version}, {zip.Kind}",
        _ => $"import {zip.UniqueName} {zip.Version} over {installed!.Version}, {zip.Kind}",
    };

    private void Import(SolutionZip zip, ImportKind kind, bool enablesSteps)
    {
        var job = new ImportJob(workplace, service);
        job.Start(zip, kind, enablesSteps);
        var end = Follow(job);
        var log = job.Log();
        log.Write(workplace.Console);
        if (!end.IsGood || log.Notes.Any(n => n.IsError))
        {
            throw new DeploymentException($"The import failed: {end.Message ?? "see the table above"} Nothing of it stays. Its log is importjob {job.Id}.");
        }
    }

    private JobEnd Follow(ImportJob job)
    {
        try
        {
            return workplace.Console.Progress().Start(progress =>
            {
                var task = progress.AddTask("Import");
                var end = job.Wait(percent => task.Value = percent);
                task.Value = task.MaxValue;
                return end;
            });
        }
        catch (OperationCanceledException)
        {
            throw new DeploymentException($"Not waiting any longer. The import goes on in {environment.Name}; its log will be importjob {job.Id}.");
        }
    }

    /// <summary>A managed solution is published by its import; publishing all then would only publish what others have drafted.</summary>
    private void Publish(SolutionZip zip)
    {
        if (!zip.IsManaged)
        {
            workplace.Console.Status().Start("Publishing", _ => service.Execute(new PublishAllXmlRequest()));
        }
    }
}
