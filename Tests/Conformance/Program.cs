using System;
using System.IO;
using System.Linq;
using Conformance;
using Conformance.Schemas;
using Conformance.Surface;

const string Usage = """
    Conformance schemas XSDDIR ZIP…
      Validates customizations.xml of each solution zip against CustomizationsSolution.xsd in XSDDIR.

    Conformance surface SURFACEDIR ASSEMBLY…
      Checks that the SDK types and members that each assembly uses stand in SURFACEDIR/<SDK assembly>.txt. An assembly
      that re-declares one of them must have nothing that isn't there, and the true identity.

    Exit code 1: findings. 2: wrong arguments.
    """;

if (args is not [var verb and ("schemas" or "surface"), var folder, .. { Length: > 0 } files])
{
    Console.Error.WriteLine(Usage);
    return 2;
}

var missing = files.Where(file => !File.Exists(file)).ToList();
if (missing.Count > 0)
{
    Console.Error.WriteLine($"There is no file '{missing[0]}'. Build first.");
    return 2;
}

Report[] reports;
try
{
    reports = verb == "schemas"
        ? [.. files.Select(new CustomizationsSchema(folder).Check)]
        : [.. files.Select(new SurfaceCheck(folder).Check)];
}
catch (FileNotFoundException notFound)
{
    Console.Error.WriteLine(notFound.Message);
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
