using System;
using System.Collections.Generic;
using System.Linq;

namespace Rules.Model;

/// <summary>The custom APIs by the book.</summary>
public sealed partial class BookOpportunity
{
    public void SetAll(Seller[] sellers)
    {
        NotAllowedException.If(Outcome is not null); // P24
        NotAllowedException.If(sellers.GroupBy(seller => seller.Person).Any(same => same.Count() > 1)); // P20
        if (sellers.Length == 0)
        {
            // P14: the owner's row, if there is one, is the one that comes back.
            _rows.RemoveAll(row => row.Person != _owner || !OwnerIsPerson);
            _rows.ForEach(row => (row.Percent, row.IsFixed) = (100m, false));
            if (_rows.Count == 0)
            {
                AddOwner();
            }

            return;
        }

        var old = _rows.Where(row => sellers.Any(seller => seller.Person == row.Person)).ToList();
        foreach (var row in old)
        {
            var seller = sellers.Single(s => s.Person == row.Person);
            row.Typed = Percent(seller.Percent);
            row.IsFixed = seller.IsFixed ?? row.IsFixed;
            row.Percent = row.Typed ?? row.Percent;
        }

        var added = sellers.Where(seller => old.All(row => row.Person != seller.Person)).Select(New).ToList();
        added.ForEach(row => row.Percent = row.Typed ?? 0m);
        _rows = [.. old, .. added];
        if (_rows.Count == 1 && !_rows[0].IsFixed)
        {
            _rows[0].Percent = 100m; // "one seller has 100 %"
        }
        else
        {
            ShareWithinSet(added);
        }

        _rows.ForEach(row => row.Typed = null);
    }

    /// <summary>U1, U5: the set stands, whoever becomes the owner in the same save.</summary>
    public void SaveDraft(Seller[] sellers, char? owner)
    {
        NotAllowedException.If(Outcome is not null); // P24
        _owner = owner ?? _owner;
        SetAll(sellers);
    }

    public void Split()
    {
        NotAllowedException.If(Outcome is not null); // P24
        var left = 100m - _rows.Where(row => row.IsFixed).Sum(row => row.Percent);
        if (left >= 0m)
        {
            Evenly(left, _rows.Where(row => !row.IsFixed));
        }
    }

    public void Replace(char from, char to)
    {
        if (Find(from) is not { } left)
        {
            return;
        }

        if (Find(to) is not { } taken)
        {
            left.Person = to;
            return;
        }

        if (left.Percent + taken.Percent > 100m)
        {
            return; // P21: this one is left as it is
        }

        taken.Percent += left.Percent;
        taken.IsFixed |= left.IsFixed;
        _rows.Remove(left);
        AfterDelete(); // P13
    }

    /// <summary>P9, where old and new rows without a number are alike: so that the same set given again changes nothing.</summary>
    private void ShareWithinSet(List<BookRow> added)
    {
        var isNumberTyped = _rows.Any(row => row.Typed > 0m);
        var movable = _rows.Where(row => row.Typed is null && !row.IsFixed).ToList();
        var left = 100m - _rows.Except(movable).Sum(row => row.Percent);
        if (isNumberTyped && left >= 0m)
        {
            Evenly(left, movable);
        }

        var unstated = added.Where(row => row.Typed is null && (row.IsFixed || !isNumberTyped)).ToList();
        Evenly(Math.Max(0m, 100m - _rows.Except(unstated).Sum(row => row.Percent)), unstated);
    }
}
