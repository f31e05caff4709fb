using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using Opps.Packing;

const string Usage = """
    Packs an unpacked solution into the zip that Dataverse imports.

    Packing --source FOLDER [--assembly FILE.dll]… [--web-resources FOLDER]… [--unmanaged FILE.zip] [--managed FILE.zip]

      --source         the folder that holds Other/Solution.xml
      --assembly       a built assembly; its registration in the source says where it goes
      --web-resources  a folder of built web resources, each at the path that is its name: FOLDER/opps_/scripts/form.js;
                       its description stands in the source: WebResources/opps_/scripts/form.js.data.xml
      --unmanaged      write the unmanaged package here
      --managed        write the managed package here
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
    source = options["--web-resources"].Aggregate(source, (filled, folder) => filled.WithWebResources(folder));
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
    string[] known = ["--source", "--assembly", "--web-resources", "--unmanaged", "--managed"];
    return args.Length % 2 != 0
        ? throw new ArgumentException($"'{args[^1]}' has no value.")
        : args.Chunk(2).ToLookup(
            pair => known.Contains(pair[0]) ? pair[0] : throw new ArgumentException($"'{pair[0]}' is not an option."),
            pair => pair[1]);
}
