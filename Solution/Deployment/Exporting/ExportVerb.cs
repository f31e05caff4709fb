using System.IO;
using System.Linq;
using Microsoft.Xrm.Sdk;
using Opps.Deployment.Batches;
using Spectre.Console;

namespace Opps.Deployment.Exporting;

/// <summary>
/// Writes all seller shares to a CSV file, and the journal to one beside it, page by page. Numbers and dates are written the same
/// everywhere. The files have their names only once both are whole.
/// </summary>
internal sealed class ExportVerb(Workplace workplace, IOrganizationService service)
{
    /// <param name="file">Where to.</param>
    /// <param name="forExcel">Starts the files with a byte order mark, without which Excel takes UTF-8 for something else.</param>
    /// <param name="overwrites">Whether files that are there may go.</param>
    public ExitCode Run(FileInfo file, bool forExcel, bool overwrites)
    {
        var beside = JournalBeside(file);
        if (!overwrites && new[] { file, beside }.FirstOrDefault(f => f.Exists) is { } there)
        {
            throw new DeploymentException($"'{there.FullName}' is there already. Give another name, or --overwrite.");
        }

        using var shares = new ExportFile<ShareLine, ShareLineMap>(file, forExcel);
        using var journal = new ExportFile<JournalLine, JournalLineMap>(beside, forExcel);
        workplace.Console.Status().Start("Exporting", _ =>
        {
            foreach (var row in Pages.Of(service, ShareLine.Query()))
            {
                shares.Write(ShareLine.From(row));
            }

            foreach (var entry in Pages.Of(service, JournalLine.Query()))
            {
                journal.Write(JournalLine.From(entry));
            }
        });
        shares.Finish(overwrites);
        journal.Finish(overwrites);
        workplace.Say($"{shares.Count} seller shares are in {file.FullName}");
        workplace.Say($"{journal.Count} entries of the journal are in {beside.FullName}");
        return ExitCode.Good;
    }

    /// <summary>shares.csv has shares-journal.csv beside it.</summary>
    private static FileInfo JournalBeside(FileInfo file) =>
        new(Path.Combine(file.DirectoryName ?? "", $"{Path.GetFileNameWithoutExtension(file.Name)}-journal{file.Extension}"));
}
