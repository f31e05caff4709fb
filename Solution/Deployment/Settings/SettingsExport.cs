using System.IO;
using System.Linq;
using System.Text;
using Microsoft.Xrm.Sdk;

namespace Opps.Deployment.Settings;

/// <summary>Writes settings, stage defaults and lists as they are published to a file, which has its name only once it is whole.</summary>
internal sealed class SettingsExport(Workplace workplace, IOrganizationService service)
{
    /// <param name="file">Where to.</param>
    /// <param name="overwrites">Whether a file that is there may go.</param>
    public ExitCode Run(FileInfo file, bool overwrites)
    {
        if (!overwrites && file.Exists)
        {
            throw new DeploymentException($"'{file.FullName}' is there already. Give another name, or --overwrite.");
        }

        var unfinished = new FileInfo(file.FullName + ".part");
        using (var stream = OutputFile.Open(unfinished, FileMode.Create))
        {
            var settings = StoredSettings.Read(service);
            stream.Write(Encoding.UTF8.GetBytes(settings.Write()));
            workplace.Say($"Settings, {settings.Stages!.Count} stage defaults and {settings.Lists!.Values.Sum(l => l.Count)} options of {settings.Lists.Count} lists are in {file.FullName}");
        }

        unfinished.MoveTo(file.FullName, overwrites);
        return ExitCode.Good;
    }
}
