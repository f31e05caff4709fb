using System;
using System.IO;
using Demo.CsvImport;

namespace Host.CsvImport;

/// <summary>A directory with a small valid data set; a test puts other files in the place of some.</summary>
internal sealed class DataDirectory : IDisposable
{
    public const string PipelineHeader = "opportunity_id,sales_agent,product,account,deal_stage,engage_date,close_date,close_value\n";

    public DataDirectory()
    {
        Write("accounts.csv", "account,revenue,employees,office_location,subsidiary_of\nNorth,1.5,10,Norway,South\nSouth,2,20,Sweden,\n");
        Write("products.csv", "product,series,sales_price\nBig Pump,P,1000.50\nSmall Pump,P,10\n");
        Write("sales_teams.csv", "sales_agent,manager,regional_office\nAda Ek,Bo Lund,Oslo\n");
        Write("sales_pipeline.csv", PipelineHeader);
    }

    public string Path { get; } = Directory.CreateTempSubdirectory("opps-csv-").FullName;

    public void Write(string file, string text) => File.WriteAllText(System.IO.Path.Combine(Path, file), text);

    public void Remove(string file) => File.Delete(System.IO.Path.Combine(Path, file));

    public DataSet Read() => DataSet.Read(Path);

    public DataSet ReadPipeline(params string[] rows)
    {
        Write("sales_pipeline.csv", PipelineHeader + string.Join('\n', rows));
        return Read();
    }

    public void Dispose() => Directory.Delete(Path, recursive: true);
}
