using System.Globalization;
using System.IO;
using System.Text;
using CsvHelper;
using CsvHelper.Configuration;
using Microsoft.Xrm.Sdk;
using Opps.Deployment.Batches;
using Spectre.Console;

namespace Opps.Deployment.Exporting;

/// <summary>
/// Writes all seller shares to a CSV file, page by page. Numbers and dates are written the same everywhere. The file has its
/// name only once it is whole.
/// </summary>
internal sealed class ExportVerb(Workplace workplace, IOrganizationService service)
{
    /// <param name="file">Where to.</param>
    /// <param name="forExcel">Starts the file with a byte order mark, without which Excel takes UTF-8 for something else.</param>
    /// <param name="overwrites">Whether a file that is there may go.</param>
    public ExitCode Run(FileInfo file, bool forExcel, bool overwrites)
    {
        if (file.Exists && !overwrites)
        {
            throw new DeploymentException($"'{file.FullName}' is there already. Give another name, or --overwrite.");
        }

        var unfinished = new FileInfo(file.FullName + ".part");
        var count = 0;
        using (var stream = OutputFile.Open(unfinished, FileMode.Create))
        using (var csv = new CsvWriter(new StreamWriter(stream, new UTF8Encoding(forExcel)), new CsvConfiguration(CultureInfo.InvariantCulture)))
        {
            csv.Context.RegisterClassMap<ShareLineMap>();
            csv.WriteHeader<ShareLine>();
            csv.NextRecord();
            workplace.Console.Status().Start("Exporting", _ =>
            {
                foreach (var row in Pages.Of(service, ShareLine.Query()))
                {
                    csv.WriteRecord(ShareLine.From(row));
                    csv.NextRecord();
                    count++;
                }
            });
        }

        unfinished.MoveTo(file.FullName, overwrites);
        workplace.Say($"{count} seller shares are in {file.FullName}");
        return ExitCode.Good;
    }
}
