using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using Opps.Packing;

const string Usage = """
    Packs an unpacked solution into the zip that Dataverse imports.

    Packing --source FOLDER [--assembly FILE.dll]… [--built FOLDER]… [--unmanaged FILE.zip] [--managed FILE.zip]

      --source     the folder that holds Other/Solution.xml
      --assembly   a built assembly; its registration in the source says where it goes
      --built      a folder of built web resources and controls, each file at its place in the source, where its description
                   stands: FOLDER/WebResources/opps_/form.js for WebResources/opps_/form.js.data.xml
      --unmanaged  write the unmanaged package here
      --managed    write the managed package here
    """;

try
{
    var options = Options(args);
    var source = options["--source"].Select(SolutionSource.FromFolder).FirstOrDefault()
        ?? throw new ArgumentException("--source is missing.");
    if (!options["--unmanaged"].Concat(options["--managed"]).Any())
    {
        throw new ArgumentException("Nothing to do: give --unmanaged, --managed or both.");
    }

    source = options["--assembly"].Aggregate(source, (filled, file) => filled.WithAssembly(File.ReadAllBytes(file)));
    source = options["--built"].Aggregate(source, (filled, folder) => filled.WithBuiltFiles(folder));
    Write(options["--unmanaged"], PackageKind.Unmanaged);
    Write(options["--managed"], PackageKind.Managed);
    return 0;

    void Write(IEnumerable<string> files, PackageKind kind)
    {
        foreach (var file in files)
        {
            if (Directory.Exists(file))
            {
                throw new PackingException($"'{file}' is a folder. Give the zip file to write.");
            }

            File.WriteAllBytes(file, SolutionPacker.Pack(source, kind));
        }
    }
}
catch (ArgumentException wrong)
{
    Console.Error.WriteLine(wrong.Message);
    Console.Error.WriteLine(Usage);
    return 2;
}
catch (Exception failed) when (failed is PackingException or IOException or UnauthorizedAccessException)
{
    // In this form MSBuild shows it as an error of the build.
    Console.Error.WriteLine($"Packing : error OPPS0001: {failed.Message}");
    return 1;
}

static ILookup<string, string> Options(string[] args)
{
    string[] known = ["--source", "--assembly", "--built", "--unmanaged", "--managed"];
    return args.Length % 2 != 0
        ? throw new ArgumentException($"'{args[^1]}' has no value.")
        : args.Chunk(2).ToLookup(
            pair => known.Contains(pair[0]) ? pair[0] : throw new ArgumentException($"'{pair[0]}' is not an option."),
            pair => pair[1]);
}
