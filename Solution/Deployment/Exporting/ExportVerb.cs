using System;
using System.IO;
using System.Linq;
using CsvHelper.Configuration;
using Microsoft.Xrm.Sdk;
using Microsoft.Xrm.Sdk.Query;
using Opps.Deployment.Batches;
using Opps.Plugins.Core;
using Spectre.Console;

namespace Opps.Deployment.Exporting;

/// <summary>
/// Writes all seller shares to a CSV file, and the journal, the commission periods and their lines to others beside it, page by page.
/// Numbers and dates are written the same everywhere. The files have their names only once all are whole.
/// </summary>
internal sealed class ExportVerb(Workplace workplace, IOrganizationService service)
{
    /// <param name="file">Where to.</param>
    /// <param name="forExcel">Starts the files with a byte order mark, without which Excel takes UTF-8 for something else.</param>
    /// <param name="overwrites">Whether files that are there may go.</param>
    public ExitCode Run(FileInfo file, bool forExcel, bool overwrites)
    {
        FileInfo[] all = [file, Beside(file, "journal"), Beside(file, "periods"), Beside(file, "commission")];
        if (!overwrites && all.FirstOrDefault(f => f.Exists) is { } there)
        {
            throw new DeploymentException($"'{there.FullName}' is there already. Give another name, or --overwrite.");
        }

        using var shares = new ExportFile<ShareLine, ShareLineMap>(all[0], forExcel);
        using var journal = new ExportFile<JournalLine, JournalLineMap>(all[1], forExcel);
        using var periods = new ExportFile<PeriodLine, PeriodLineMap>(all[2], forExcel);
        using var commission = new ExportFile<CommissionExportLine, CommissionExportLineMap>(all[3], forExcel);
        workplace.Console.Status().Start("Exporting", _ =>
        {
            Write(shares, ShareLine.Query(), ShareLine.From);
            Write(journal, JournalLine.Query(), JournalLine.From);
            Write(periods, PeriodLine.Query(), PeriodLine.From);
            Write(commission, CommissionExportLine.Query(), CommissionExportLine.From);
        });
        shares.Finish(overwrites);
        journal.Finish(overwrites);
        periods.Finish(overwrites);
        commission.Finish(overwrites);
        workplace.Say($"{shares.Count} seller shares are in {all[0].FullName}");
        workplace.Say($"{journal.Count} entries of the journal are in {all[1].FullName}");
        workplace.Say($"{periods.Count} commission periods are in {all[2].FullName}");
        workplace.Say($"{commission.Count} commission lines are in {all[3].FullName}");
        return ExitCode.Good;
    }

    private void Write<TLine, TMap>(ExportFile<TLine, TMap> to, QueryExpression query, Func<Entity, TLine> from) where TMap : ClassMap<TLine>
    {
        foreach (var row in service.RetrieveAll(query))
        {
            to.Write(from(row));
        }
    }

    /// <summary>shares.csv has shares-journal.csv beside it.</summary>
    private static FileInfo Beside(FileInfo file, string what) =>
        new(Path.Combine(file.DirectoryName ?? "", $"{Path.GetFileNameWithoutExtension(file.Name)}-{what}{file.Extension}"));
}
