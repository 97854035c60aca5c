using RupnManager.Domain.Dates;
using RupnManager.Domain.Etablissements;
using RupnManager.Domain.Missions;
using RupnManager.Domain.Regles;

namespace RupnManager.Domain.Indemnites;

/// <summary>Une part à payer, telle que l'échéancier la prévoit.</summary>
public sealed record PartPrevue(int Numero, NatureDEcheance Nature, DateOnly Debut, DateOnly Fin, DateOnly? CertifiableDes, Montant Montant);

/// <summary>Comment une attribution se paie : en une fois (IFIC ; IMP de courte durée), ou par neuvièmes (IMP, art. 3 du décret n° 2015-475).</summary>
public static class Echeancier
{
    public const int Neuviemes = 9;

    /// <summary>Les parts, en centimes entiers : la dernière prend le reste, et leur somme est toujours le montant.</summary>
    public static IReadOnlyList<PartPrevue> Pour(Montant montant, Mission mission, int premierMois)
    {
        if (mission.Indemnisation is not Indemnisation.Neuviemes)
            return [new(1, NatureDEcheance.Unique, mission.Debut, mission.Terme, null, montant)];
        var part = new Montant(montant.Centimes / Neuviemes);
        var premier = PremierMois(mission.Annee, premierMois);
        return [.. Enumerable.Range(0, Neuviemes).Select(i =>
        {
            var debut = premier.AddMonths(i);
            var fin = debut.AddMonths(1).AddDays(-1);
            var somme = i < Neuviemes - 1 ? part : montant - new Montant(part.Centimes * (Neuviemes - 1));
            return new PartPrevue(i + 1, NatureDEcheance.Neuvieme, debut, fin, fin.PremierJourOuvreApres(), somme);
        })];
    }

    /// <summary>« 1 250,00 € en neuf : 8 × 138,88 €, puis 138,96 €, d'octobre 2026 à juin 2027. »</summary>
    public static string EnPhrase(Montant montant, AnneeScolaire annee, int premierMois)
    {
        var part = new Montant(montant.Centimes / Neuviemes);
        var premier = PremierMois(annee, premierMois);
        return ReglesDesAttributions.Echeancier.Dire(("montant", montant), ("part", part),
            ("solde", montant - new Montant(part.Centimes * (Neuviemes - 1))),
            ("premier", "aAoO".Contains(premier.MoisEnLettres()[0]) ? $"d'{premier.MoisEnLettres()}" : $"de {premier.MoisEnLettres()}"), ("dernier", premier.AddMonths(Neuviemes - 1).MoisEnLettres()));
    }

    private static DateOnly PremierMois(AnneeScolaire annee, int mois) => new(mois >= 9 ? annee.Debut : annee.Debut + 1, mois, 1);
}
