using System;
using System.ServiceModel;
using Microsoft.Xrm.Sdk;

namespace Demo.CsvImport;

/// <summary>Runs the requests of one row; what the platform or a plug-in refuses is listed and the next row goes on.</summary>
internal sealed class RowWriter(Listing listing)
{
    /// <summary>Rows that passed our own checks and were refused all the same: never expected.</summary>
    public int Refused { get; private set; }

    /// <summary>Lists a row that can't go in because one that it needs did not.</summary>
    public void NotTaken(CsvRow row, string reason) => listing.NotTaken(row, reason);

    /// <summary>Lists that a row went in without something that it names, because that was not taken.</summary>
    /// <param name="missing">The name; null when the row went in with all that it names.</param>
    public void Adjusted(CsvRow row, string kind, string? missing)
    {
        if (missing is not null)
        {
            listing.Adjusted(row, kind, missing);
        }
    }

    /// <summary>What the request gave, or null when it was refused.</summary>
    /// <param name="what">What was to be written, for the listing.</param>
    public T? Try<T>(CsvRow row, string what, Func<T> request)
        where T : struct
    {
        try
        {
            return request();
        }
        catch (FaultException<OrganizationServiceFault> fault)
        {
            Refused++;
            listing.NotTaken(row, $"{what} was refused: {fault.Message}");
            return null;
        }
    }
}
