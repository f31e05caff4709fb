using System;
using System.Collections.Generic;
using System.Linq;

namespace Rules.Model;

/// <summary>One opportunity by the book: each method is a row, or a few, of the table of rules.</summary>
public sealed partial class BookOpportunity
{
    private int _decimals;
    private List<BookRow> _rows = [];
    private char _owner;
    private decimal? _estimated;
    private decimal? _actual;

    private BookOpportunity(char owner, decimal? amount, int decimals)
    {
        (_owner, _decimals) = (owner, decimals);
        ChangeAmount(amount);
    }

    /// <summary>Null while open.</summary>
    public Outcome? Outcome { get; private set; }

    private bool OwnerIsPerson => _owner != 'T';

    /// <param name="e">What is created.</param>
    /// <param name="order">The people on it in the order of their rows; null for the order given.</param>
    public static BookOpportunity Create(Created e, IReadOnlyList<char>? order)
    {
        var created = new BookOpportunity(e.Owner, e.Amount, e.Decimals);
        if (e.Sellers.Length > 0)
        {
            created.Add(e.Sellers, order); // P2
        }
        else
        {
            created.AddOwner(); // P1, P3
        }

        return created;
    }

    public BookOpportunity Copy() => new(_owner, _estimated, _decimals)
    {
        Outcome = Outcome,
        _actual = _actual,
        _rows = _rows.Select(row => row.Copy()).ToList(),
    };

    public Holding Hold() => new(
        BookMoney.Split(_rows, Outcome == Model.Outcome.Won ? _actual : _estimated, _decimals), // M1
        _rows.Sum(row => row.Percent),
        _rows.Count);

    /// <param name="sellers">Who is added.</param>
    /// <param name="order">The people on it then, in the order of their rows; null where the added ones come last.</param>
    public void Add(Seller[] sellers, IReadOnlyList<char>? order)
    {
        NotAllowedException.If(Outcome is not null); // P24
        var before = _rows.ToList();
        var added = InOrder(sellers.Select(New), order);
        _rows = InOrder(_rows.Concat(added), order);
        NotAllowedException.If(_rows.GroupBy(row => row.Person).Any(same => same.Count() > 1)); // P20

        var typed = added.Where(row => row.Typed is not null).Sum(row => row.Typed!.Value);
        var left = 100m - typed - before.Where(row => row.IsFixed).Sum(row => row.Percent);
        if (_rows.Count == 1 && !_rows[0].IsFixed)
        {
            _rows[0].Percent = 100m; // P4
            return;
        }

        foreach (var row in added)
        {
            row.Percent = row.Typed ?? 0m; // P8, P9
        }

        // P5 and P9, unless P6; P7 and P8 where no number above 0 was typed.
        if (typed > 0m && left >= 0m)
        {
            Evenly(left, before.Where(row => !row.IsFixed));
        }

        Evenly(Math.Max(0m, 100m - _rows.Sum(row => row.Percent)), added.Where(row => row.Typed is null)); // P7, P9
    }

    public void ChangePercent(char person, decimal percent)
    {
        if (Find(person) is { } row)
        {
            NotAllowedException.If(Outcome is not null); // P24
            row.Percent = Percent(percent)!.Value; // P10
            if (_rows.Count == 1 && !row.IsFixed)
            {
                row.Percent = 100m; // P11
            }
        }
    }

    public void ChangePerson(char from, char to)
    {
        if (Find(from) is { } row)
        {
            NotAllowedException.If(Outcome is not null || to == 'X' || (from != to && Find(to) is not null)); // P24, P21, P20
            row.Person = to; // P19
        }
    }

    public void ChangeFixed(char person, bool isFixed)
    {
        if (Find(person) is { } row)
        {
            NotAllowedException.If(Outcome is not null); // P24
            row.IsFixed = isFixed;
        }
    }

    public void Delete(char[] persons)
    {
        foreach (var person in persons)
        {
            if (Find(person) is { } row)
            {
                NotAllowedException.If(Outcome is not null); // P24
                _rows.Remove(row);
                AfterDelete();
            }
        }
    }

    public void ChangeOwner(char owner)
    {
        var isSame = owner == _owner;
        _owner = owner;
        if (isSame || Outcome is not null || !OwnerIsPerson)
        {
            return; // P24, P18
        }

        if (_rows.Count == 0)
        {
            AddOwner(); // P16
        }
        else if (_rows.Count == 1 && !_rows[0].IsFixed)
        {
            (_rows[0].Person, _rows[0].Percent) = (owner, 100m); // P15
        }
    }

    /// <summary>M3.</summary>
    public void ChangeAmount(decimal? amount) => _estimated = InCurrency(amount);

    /// <summary>M3; the amounts stay the same numbers.</summary>
    public void ChangeCurrency(int decimals)
    {
        _decimals = decimals;
        (_estimated, _actual) = (InCurrency(_estimated), InCurrency(_actual));
    }

    /// <summary>O4: by whatever route.</summary>
    public void Close(Closed e)
    {
        if (Outcome is null)
        {
            (Outcome, _actual) = (e.Outcome, InCurrency(e.ActualAmount));
            if (e.Route == Route.WrittenWithEstimate)
            {
                ChangeAmount(e.ActualAmount);
            }
        }
    }

    public void Reopen()
    {
        var wasClosed = Outcome is not null;
        Outcome = null;
        if (wasClosed && _rows.Count == 0)
        {
            AddOwner(); // P28
        }
    }

    private void AfterDelete()
    {
        if (_rows.Count == 0)
        {
            AddOwner(); // P14
        }
        else if (_rows.Count == 1 && !_rows[0].IsFixed)
        {
            _rows[0].Percent = 100m; // P13
        }
    }

    private void AddOwner()
    {
        if (OwnerIsPerson)
        {
            _rows.Add(new BookRow { Person = _owner, Percent = 100m });
        }
    }

    private static List<BookRow> InOrder(IEnumerable<BookRow> rows, IReadOnlyList<char>? order) =>
        order is null ? rows.ToList() : rows.OrderBy(row => order.ToList().IndexOf(row.Person)).ToList();

    private BookRow? Find(char person) => _rows.FirstOrDefault(row => row.Person == person);

    private static BookRow New(Seller seller)
    {
        NotAllowedException.If(seller.Person == 'X'); // P21
        return new BookRow { Person = seller.Person, IsFixed = seller.IsFixed == true, Typed = Percent(seller.Percent) };
    }

    /// <summary>An amount is kept in the decimals of its currency, half away from zero.</summary>
    private decimal? InCurrency(decimal? amount) =>
        amount is { } number ? Math.Round(number, _decimals, MidpointRounding.AwayFromZero) : null;

    /// <summary>P21, P22.</summary>
    private static decimal? Percent(decimal? typed)
    {
        NotAllowedException.If(typed is < 0m or > 100m);
        return typed is { } number ? Math.Round(number, 2, MidpointRounding.AwayFromZero) : null;
    }

    private static void Evenly(decimal total, IEnumerable<BookRow> rows)
    {
        var list = rows.ToList();
        var hundredths = (int)(total * 100m);
        for (var i = 0; i < list.Count; i++)
        {
            list[i].Percent = ((hundredths / list.Count) + (i < hundredths % list.Count ? 1 : 0)) / 100m;
        }
    }
}
