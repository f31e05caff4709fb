using System;
using System.IO;
using Opps.Packing;
using StandardTables;

if (args is not [var folder, var zip])
{
    Console.Error.WriteLine("Packs the tables that a folder of texts states: StandardTables FOLDER FILE.zip");
    return 2;
}

try
{
    File.WriteAllBytes(zip, SolutionPacker.Pack(TableFolder.ToSource(folder), PackageKind.Managed));
    return 0;
}
catch (Exception failed) when (failed is TextException or PackingException or IOException or UnauthorizedAccessException)
{
    // In this form MSBuild shows it as an error of the build.
    Console.Error.WriteLine($"{(failed as TextException)?.Place ?? "StandardTables"} : error OPPS0002: {failed.Message}");
    return 1;
}
