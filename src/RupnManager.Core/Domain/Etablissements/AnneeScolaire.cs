using System.Globalization;

namespace RupnManager.Domain.Etablissements;

/// <summary>Le régime indemnitaire d'une année : IFIC (décret n° 2010-1065) puis IMP (décret n° 2015-475).</summary>
public enum Regime { Ific, Imp }

/// <summary>Une année scolaire, du 1er septembre au 31 août, nommée par son année de début.</summary>
public readonly record struct AnneeScolaire(int Debut) : IComparable<AnneeScolaire>
{
    /// <summary>Première année de l'IFIC (art. 7, décret n° 2010-1065).</summary>
    public static readonly AnneeScolaire Premiere = new(2010);
    private const int PremiereAnneeImp = 2015;

    public DateOnly PremierJour => new(Debut, 9, 1);
    public DateOnly DernierJour => new(Debut + 1, 8, 31);

    /// <summary>Le terme ordinaire d'une mission : le 30 juin.</summary>
    public DateOnly FinDesMissions => new(Debut + 1, 6, 30);

    /// <summary>Le régime de l'année : IFIC jusqu'en 2014-2015, IMP depuis 2015-2016.</summary>
    public Regime Regime => Debut < PremiereAnneeImp ? Regime.Ific : Regime.Imp;

    /// <summary>Le nom du régime, tel qu'on l'écrit.</summary>
    public string NomDuRegime => Regime is Regime.Ific ? "IFIC" : "IMP";

    public AnneeScolaire Suivante => new(Debut + 1);
    public AnneeScolaire Precedente => new(Debut - 1);

    /// <summary>La première année d'un régime.</summary>
    public static AnneeScolaire PremiereDu(Regime regime) => regime is Regime.Ific ? Premiere : new(PremiereAnneeImp);

    /// <summary>L'année d'un jour : le 31 août est de l'année qui finit, le 1er septembre de celle qui commence.</summary>
    public static AnneeScolaire Du(DateOnly jour) => new(jour.Month >= 9 ? jour.Year : jour.Year - 1);

    public bool Contient(DateOnly jour) => Du(jour) == this;

    public int CompareTo(AnneeScolaire autre) => Debut.CompareTo(autre.Debut);
    public static bool operator <(AnneeScolaire a, AnneeScolaire b) => a.Debut < b.Debut;
    public static bool operator >(AnneeScolaire a, AnneeScolaire b) => a.Debut > b.Debut;
    public static bool operator <=(AnneeScolaire a, AnneeScolaire b) => a.Debut <= b.Debut;
    public static bool operator >=(AnneeScolaire a, AnneeScolaire b) => a.Debut >= b.Debut;

    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{Debut}-{Debut + 1}");
}
