using static RupnManager.Domain.Etablissements.Civilite;
using static RupnManager.Services.Demonstration.PersonneDeTroupe;

namespace RupnManager.Services.Demonstration;

/// <summary>Les neuf autres établissements : leur chef, parfois son adjointe, leurs RUPN.</summary>
internal static class TroupeDesPetits
{
    /// <summary>Mme Weber quitte Les Deux-Rives ; M. Faure lui succède au retour des vacances.</summary>
    private static readonly DateOnly Depart = new(2026, 10, 16);
    private static readonly DateOnly Arrivee = new(2026, 11, 2);

    /// <summary>M. Olivier part en retraite : personne n'est encore nommé au Quai-Neuf, la place sera à pourvoir.</summary>
    private static readonly DateOnly Retraite = new(2027, 1, 31);

    public static readonly IReadOnlyList<PersonneDeTroupe> Personnes =
    [
        Chef("saulnieres", M, "Alain", "Texier", "principal"),
        Rupn("rupn.saulnieres", M, "Gilles", "Noël", "certifié, mathématiques"),
        Chef("futaie", Mme, "Anne", "Brunet", "principale"),
        Rupn("rupn.futaie", Mme, "Agnès", "Prost", "certifiée, anglais"),
        Chef("pont", M, "Luc", "Tanguy", "principal"),
        Rupn("rupn.pont", M, "Yann", "Keller", "certifié, physique-chimie"),
        Chef("belvedere", Mme, "Rose", "Martel", "principale"),
        Rupn("rupn.belvedere", Mme, "Sarah", "Blin", "certifiée, documentation"),
        Rupn("rupn2.belvedere", M, "Paul", "Aubry", "certifié, technologie"),
        Chef("alban", M, "Jean", "Vautrin", "principal"),
        Rupn("rupn.alban", M, "Rémi", "Vasseur", "certifié, éducation musicale"),
        Chef("embruns", M, "Pierre", "Cazal", "proviseur"),
        Adjoint("embruns", Mme, "Nathalie", "Dubreuil", "proviseure adjointe"),
        Rupn("rupn.embruns", Mme, "Carole", "Guérin", "agrégée, mathématiques"),
        Rupn("rupn2.embruns", M, "Denis", "Lopez", "certifié, espagnol"),
        Rupn("rupn3.embruns", Mme, "Inès", "Moulin", "certifiée, sciences économiques et sociales"),
        Chef("forges", Mme, "Sonia", "Ravel", "proviseure"),
        Rupn("rupn.forges", M, "Ahmed", "Saïdi", "PLP, électrotechnique"),
        Chef("deuxrives", Mme, "Edith", "Weber", "principale") with { Compte = "edith.weber", Jusque = Depart },
        Chef("deuxrives", M, "Serge", "Faure", "principal") with { Depuis = Arrivee },
        Rupn("rupn.deuxrives", Mme, "Laure", "Simon", "certifiée, arts plastiques") with { Jusque = Depart },
        Rupn("rupn2.deuxrives", M, "Cyril", "Petitjean", "certifié, histoire-géographie") with { Depuis = Arrivee, InvitationEnAttente = true },
        Chef("quai", M, "Marc", "Olivier", "proviseur") with { Jusque = Retraite },
    ];
}
