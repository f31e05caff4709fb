using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using Conformance;
using Conformance.Packers;
using Conformance.Schemas;
using Conformance.Surface;

const string Usage = """
    Conformance schemas XSDDIR ZIP…
      Validates customizations.xml of each solution zip against CustomizationsSolution.xsd in XSDDIR, and each query, form,
      ribbon, site map and chart in it against the schema of its own.

    Conformance surface SURFACEDIR ASSEMBLY…
      Checks that the SDK types and members that each assembly uses stand in SURFACEDIR/<SDK assembly>.txt. An assembly
      that re-declares one of them must have nothing that isn't there, and the true identity.

    Conformance packer TOOL SOURCEDIR UNMANAGED.zip MANAGED.zip
      Has Microsoft's packer (SolutionPackager.exe, pac or pac.dll) pack the source, compares the zips entry by entry with
      the two given, has it unpack again and compares with the source. An .exe runs under mono where it has to.

    Exit code 1: findings. 2: wrong arguments.
    """;

Func<IReadOnlyList<Report>>? check = args switch
{
    ["schemas", var folder, .. { Length: > 0 } zips] => () => [.. zips.Select(new CustomizationsSchema(folder).Check), .. zips.Select(new PartSchemas(folder).Check)],
    ["surface", var folder, .. { Length: > 0 } assemblies] => () => [.. assemblies.Select(new SurfaceCheck(folder).Check)],
    ["packer", var tool, var source, var unmanaged, var managed] => () => new PackerCheck(new RealPacker(tool), source).Check(unmanaged, managed),
    _ => null,
};
if (check is null)
{
    Console.Error.WriteLine(Usage);
    return 2;
}

foreach (var file in args.Skip(args[0] == "packer" ? 3 : 2).Where(file => !File.Exists(file)).Take(1))
{
    Console.Error.WriteLine($"There is no file '{file}'. Build first.");
    return 2;
}

IReadOnlyList<Report> reports;
try
{
    reports = check();
}
catch (Exception refused) when (refused is FileNotFoundException or DirectoryNotFoundException or PackerFailedException)
{
    Console.Error.WriteLine(refused.Message);
    return 2;
}

foreach (var report in reports)
{
    Console.WriteLine($"{report.Subject}: {report.Summary}");
    foreach (var finding in report.Findings)
    {
        Console.WriteLine($"  finding: {finding}");
    }
}

return reports.Any(report => report.Findings.Count > 0) ? 1 : 0;
