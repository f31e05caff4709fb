using System;
using System.Globalization;
using System.IO;
using System.Text;
using CsvHelper;
using CsvHelper.Configuration;

namespace Opps.Deployment.Exporting;

/// <summary>A CSV file of lines of one kind. It has its name only once it is whole.</summary>
internal sealed class ExportFile<TLine, TMap> : IDisposable where TMap : ClassMap<TLine>
{
    private readonly FileInfo _file;
    private readonly FileInfo _unfinished;
    private readonly CsvWriter _csv;

    /// <param name="file">Where to.</param>
    /// <param name="forExcel">Starts the file with a byte order mark, without which Excel takes UTF-8 for something else.</param>
    /// <exception cref="DeploymentException">It can't be written.</exception>
    public ExportFile(FileInfo file, bool forExcel)
    {
        _file = file;
        _unfinished = new FileInfo(file.FullName + ".part");
        _csv = new CsvWriter(new StreamWriter(OutputFile.Open(_unfinished, FileMode.Create), new UTF8Encoding(forExcel)), new CsvConfiguration(CultureInfo.InvariantCulture));
        _csv.Context.RegisterClassMap<TMap>();
        _csv.WriteHeader<TLine>();
        _csv.NextRecord();
    }

    public int Count { get; private set; }

    public void Write(TLine line)
    {
        _csv.WriteRecord(line);
        _csv.NextRecord();
        Count++;
    }

    /// <param name="overwrites">Whether a file that is there may go.</param>
    public void Finish(bool overwrites)
    {
        Dispose();
        _unfinished.MoveTo(_file.FullName, overwrites);
    }

    /// <inheritdoc />
    public void Dispose() => _csv.Dispose();
}
