using RupnManager.Domain.Indemnites;
using RupnManager.Domain.LettresDeMission;
using RupnManager.Domain.Regles;

namespace RupnManager.Domain.Lots;

/// <summary>Ce qu'une opération par lot fait à chacune de ses lignes. Une nature nouvelle s'ajoute ici, avec ses mots.</summary>
public enum NatureDeLot { Validation, Renvoi, Rappel, Accord, Refus }

/// <summary>Les mots d'une nature : « la validation », « valider », « lettre », « lettres », « validée » ; une lettre écartée reste « non signée ».</summary>
public sealed record MotsDeLot(string Operation, string Verbe, string Objet, string Objets, string Participe, string Epargnee)
{
    /// <summary>« de valider », « d'accorder ».</summary>
    public string DeVerbe => "aeéio".Contains(Verbe[0], StringComparison.Ordinal) ? $"d'{Verbe}" : $"de {Verbe}";

    /// <summary>« 1 lettre », « 309 lettres ».</summary>
    public string Compter(int nombre) => $"{nombre} {(nombre <= 1 ? Objet : Objets)}";

    /// <summary>« la validation de 309 lettres ».</summary>
    public string Dire(int nombre) => $"{Operation} de {Compter(nombre)}";

    /// <summary>« validée », ou « validées » si elles sont plusieurs.</summary>
    public string Accorder(int nombre) => nombre <= 1 ? Participe : Participe + "s";
}

/// <summary>Le motif que demande une nature : le refus s'il manque, sa longueur, et qui le lira.</summary>
public sealed record MotifDemande(Regle Manque, int Longueur, string Lecteurs)
{
    /// <summary>Le motif, prêt à garder. Refus : renvoi.motif ou decision.motif s'il manque, lot.motif s'il est trop long.</summary>
    public string Verifier(string? motif)
    {
        var ecrit = (motif ?? "").Trim();
        if (ecrit.Length == 0) throw Manque.Refus();
        return ecrit.Length <= Longueur ? ecrit : throw ReglesDesLots.MotifLong.Refus(("maximum", Longueur));
    }
}

/// <summary>Les mots de chaque nature d'opération par lot, et ce qu'elle demande à son auteur.</summary>
public static class NaturesDeLot
{
    public static MotsDeLot Mots(this NatureDeLot nature) => nature switch
    {
        NatureDeLot.Rappel => new("la relance", "relancer", "personne", "personnes", "relancée", "relancée"),
        NatureDeLot.Renvoi => new("le renvoi", "renvoyer", "lettre", "lettres", "renvoyée", "renvoyée"),
        NatureDeLot.Accord => new("l'accord", "accorder", "proposition", "propositions", "accordée", "décidée"),
        NatureDeLot.Refus => new("le refus", "refuser", "proposition", "propositions", "refusée", "décidée"),
        _ => new("la validation", "valider", "lettre", "lettres", "validée", "signée"),
    };

    /// <summary>Vrai si le recteur décide de propositions : leurs montants se montrent.</summary>
    public static bool EstUneDecision(this NatureDeLot nature) => nature is NatureDeLot.Accord or NatureDeLot.Refus;

    /// <summary>Vrai si l'auteur redonne son mot de passe : chaque ligne l'engage en droit.</summary>
    public static bool DemandeLeMotDePasse(this NatureDeLot nature) => nature is NatureDeLot.Validation || nature.EstUneDecision();

    /// <summary>Le motif à écrire, si la nature en demande un : commun, il se change ligne par ligne.</summary>
    public static MotifDemande? Motif(this NatureDeLot nature) => nature switch
    {
        NatureDeLot.Renvoi => new(ReglesDeLaSignature.RenvoiMotif, VersionDeLettre.LongueurDuMotif, "Ce qui doit être repris. Le chef et le RUPN de chaque lettre le liront."),
        NatureDeLot.Refus => new(ReglesDesAttributions.DecisionMotif, Proposition.LongueurDuMotif, "Pourquoi vous refusez. Chaque chef d'établissement le lira."),
        _ => null,
    };

    /// <summary>Ce que sont devenues les lignes écartées, dit dans le courriel de fin.</summary>
    public static string SortDesEcartees(this NatureDeLot nature) => nature switch
    {
        NatureDeLot.Rappel => "Les personnes écartées n'ont rien reçu.",
        NatureDeLot.Renvoi => "Les lettres écartées n'ont pas été renvoyées.",
        NatureDeLot.Accord or NatureDeLot.Refus => "Les propositions écartées n'ont pas été décidées.",
        _ => "Les lettres écartées n'ont pas été signées.",
    };

    /// <summary>La phrase que l'auteur coche avant de lancer le lot.</summary>
    public static string Consentement(this NatureDeLot nature, int nombre, string qualite)
    {
        var ces = nombre <= 1 ? $"cette {nature.Mots().Objet}" : $"ces {nature.Mots().Compter(nombre)}";
        return nature switch
        {
            NatureDeLot.Rappel => $"J'ai lu le récapitulatif et je relance {ces} en qualité de {qualite}.",
            NatureDeLot.Renvoi => $"J'ai lu le récapitulatif et je renvoie {ces} en qualité de {qualite}.",
            NatureDeLot.Accord => $"J'ai lu le récapitulatif et j'accorde {ces} au montant proposé, en qualité de {qualite}.",
            NatureDeLot.Refus => $"J'ai lu le récapitulatif et je refuse {ces} en qualité de {qualite}.",
            _ => $"J'ai lu le récapitulatif et je valide {ces} en qualité de {qualite}.",
        };
    }
}
