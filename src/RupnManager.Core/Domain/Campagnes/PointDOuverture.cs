using RupnManager.Domain.Dates;
using RupnManager.Domain.Etablissements;

namespace RupnManager.Domain.Campagnes;

/// <summary>Ce que pèse un point avant d'ouvrir : il est prêt, il avertit, il bloque.</summary>
public enum PoidsDUnPoint { Pret, Avertit, Bloque }

/// <summary>Un point contrôlé avant d'ouvrir une campagne : ce qu'il regarde, ce qu'il pèse, ce qu'il dit.</summary>
public sealed record PointDOuverture(string Cle, string Objet, PoidsDUnPoint Poids, string Phrase);

/// <summary>Ce que l'académie a, ou n'a pas, au jour d'ouvrir.</summary>
public sealed record FaitsDOuverture
{
    public required DateOnly Jour { get; init; }
    public required AnneeScolaire Annee { get; init; }
    public required DatesDeCampagne Dates { get; init; }
    public required bool ValidationDuDan { get; init; }

    /// <summary>La première année du barème qui vaut ; rien s'il n'y en a pas.</summary>
    public required AnneeScolaire? Bareme { get; init; }

    /// <summary>Le modèle dont partiraient les lettres ; rien si aucun n'est publié.</summary>
    public required string? Modele { get; init; }

    /// <summary>Vrai si ce modèle est celui de l'académie pour cette année.</summary>
    public required bool ModeleDeLAnnee { get; init; }
    public required string? ModeleEnPreparation { get; init; }
    public required string? Dan { get; init; }
    public required int Etablissements { get; init; }
    public required int SansEnveloppe { get; init; }
    public required int SansChef { get; init; }

    /// <summary>Les points à lire avant d'ouvrir, dans l'ordre où on les prépare.</summary>
    public IReadOnlyList<PointDOuverture> Points() => [Calendrier(), LeBareme(), LeModele(), LeDan(), LesEnveloppes(), LesChefs()];

    private PointDOuverture Calendrier()
    {
        const string objet = "Calendrier";
        if (Dates.DateFin < Jour) return new("dates", objet, PoidsDUnPoint.Bloque, $"La fin ({Dates.DateFin.EnLettres()}) est passée. Corrigez les dates.");
        if (ValidationDuDan && Dates.LimiteDuDan is null)
            return new("dates", objet, PoidsDUnPoint.Bloque, "Le circuit de l'année comprend le DAN, mais sa date limite n'est pas fixée.");
        if (Jour < Dates.Ouverture)
            return new("dates", objet, PoidsDUnPoint.Avertit,
                $"L'ouverture est prévue le {Dates.Ouverture.EnLettres()} : en ouvrant maintenant, chacun peut rédiger dès aujourd'hui.");
        return new("dates", objet, PoidsDUnPoint.Pret, $"Du {Dates.Ouverture.EnLettres()} au {Dates.DateFin.EnLettres()}.");
    }

    private PointDOuverture LeBareme() => Bareme is { } depuis
        ? new("bareme", "Barème", PoidsDUnPoint.Pret, $"Barème {Annee.NomDuRegime} en vigueur depuis {depuis}.")
        : new("bareme", "Barème", PoidsDUnPoint.Bloque, $"Aucun barème {Annee.NomDuRegime} ne vaut en {Annee}. L'administrateur l'enregistre.");

    private PointDOuverture LeModele()
    {
        const string objet = "Modèle de lettre";
        if (Modele is null) return new("modele", objet, PoidsDUnPoint.Bloque, $"Aucun modèle n'est publié pour {Annee}. Préparez-en un, puis publiez-le.");
        if (ModeleEnPreparation is { } preparation)
            return new("modele", objet, PoidsDUnPoint.Avertit, $"{preparation} n'est pas publié : les lettres partiraient de {Modele}.");
        return ModeleDeLAnnee
            ? new("modele", objet, PoidsDUnPoint.Pret, $"Les lettres partiront de {Modele}.")
            : new("modele", objet, PoidsDUnPoint.Avertit, $"Aucun modèle n'est propre à {Annee} : les lettres partiront de {Modele}.");
    }

    private PointDOuverture LeDan()
    {
        const string objet = "Signataire de l'académie";
        if (!ValidationDuDan) return new("dan", objet, PoidsDUnPoint.Pret, "Le circuit de l'année s'arrête au RUPN : personne ne valide après lui.");
        return Dan is { } personne
            ? new("dan", objet, PoidsDUnPoint.Pret, $"{personne} est en fonction.")
            : new("dan", objet, PoidsDUnPoint.Bloque, "Aucun délégué académique au numérique n'est en fonction : les lettres s'arrêteraient avant la validation.");
    }

    private PointDOuverture LesEnveloppes() => SansEnveloppe == 0
        ? new("enveloppes", "Enveloppes", PoidsDUnPoint.Pret, "Une enveloppe est notifiée à chaque établissement.")
        : new("enveloppes", "Enveloppes", PoidsDUnPoint.Avertit,
            $"{Compter(SansEnveloppe)} sur {Etablissements} sans enveloppe {Annee.NomDuRegime} notifiée. Le rectorat les notifie ; les lettres n'attendent pas.");

    private PointDOuverture LesChefs()
    {
        const string objet = "Chefs d'établissement";
        if (Etablissements == 0) return new("chefs", objet, PoidsDUnPoint.Avertit, "L'académie n'a aucun établissement ouvert. L'administrateur importe l'annuaire.");
        return SansChef == 0
            ? new("chefs", objet, PoidsDUnPoint.Pret, $"Chaque établissement ouvert a un chef en fonction ({Etablissements}).")
            : new("chefs", objet, PoidsDUnPoint.Avertit, $"{Compter(SansChef)} sur {Etablissements} sans chef en fonction : leurs lettres ne pourront pas être rédigées.");
    }

    private static string Compter(int nombre) => nombre == 1 ? "1 établissement" : $"{nombre} établissements";
}
