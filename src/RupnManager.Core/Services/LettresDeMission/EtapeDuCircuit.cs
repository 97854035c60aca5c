using RupnManager.Domain.Dates;
using RupnManager.Domain.LettresDeMission;

namespace RupnManager.Services.LettresDeMission;

/// <summary>Où en est une étape : faite, en cours, à venir.</summary>
public enum AvancementDEtape { Faite, EnCours, AVenir }

/// <summary>Une étape du circuit, telle qu'elle se montre : qui, en quelle qualité, et où elle en est.</summary>
public sealed record EtapeDuCircuit(Etape Etape, AvancementDEtape Avancement, string Qui, string Qualite, string Mention)
{
    public static EtapeDuCircuit De(
        LettreDeMission lettre, Etape etape, IReadOnlyList<SignataireAttendu> attendus, DateOnly jour)
    {
        if (lettre.VersionCourante.Posee(etape) is { } signature)
            return new(etape, AvancementDEtape.Faite, signature.Designation, Majuscule(signature.Qualite), MentionDe(signature));
        if (SansEffet(lettre, etape) is { } annulee)
            return new(etape, AvancementDEtape.AVenir, annulee.Designation, Majuscule(annulee.Qualite), Suite(lettre, etape));
        var enCours = lettre.Etat.EtapeAttendue() == etape;
        var qui = attendus.Count == 0 ? "Personne en fonction" : string.Join(", ", attendus.Select(a => a.Personne.Designation));
        var qualite = attendus.Count == 0 ? Libelle(etape) : attendus[0].Qualite;
        return new(etape, enCours ? AvancementDEtape.EnCours : AvancementDEtape.AVenir, qui, Majuscule(qualite),
            enCours ? Attente(etape, lettre.EtatDepuis.JourDeParis(), jour) + Succession(lettre, attendus) : Suite(lettre, etape));
    }

    /// <summary>L'étape en peu de mots, sans chercher qui est en fonction.</summary>
    public static EtapeDuCircuit Bref(LettreDeMission lettre, Etape etape, DateOnly jour)
    {
        var qui = Majuscule(etape is Etape.Dan ? "DAN" : Libelle(etape));
        if (lettre.VersionCourante.Posee(etape) is { } signature)
            return new(etape, AvancementDEtape.Faite, qui, "", $"{(etape is Etape.Dan ? "validée" : "signée")} le {signature.Le.DateEnLettres()}");
        if (lettre.Etat.EtapeAttendue() == etape)
            return new(etape, AvancementDEtape.EnCours, qui, "", Attente(etape, lettre.EtatDepuis.JourDeParis(), jour));
        return new(etape, AvancementDEtape.AVenir, qui, "", Suite(lettre, etape));
    }

    /// <summary>L'étape attendue, avec la date de la campagne : « à signer depuis 3 jours, au plus tard le 20 nov. »</summary>
    public EtapeDuCircuit AuPlusTard(DateOnly? limite) =>
        limite is { } jour && Avancement is AvancementDEtape.EnCours ? this with { Mention = $"{Mention}, au plus tard le {jour.EnCourt()}" } : this;

    /// <summary>Ce qui explique l'attente : la personne vient d'arriver, ou la place est à pourvoir.</summary>
    private static string Succession(LettreDeMission lettre, IReadOnlyList<SignataireAttendu> attendus) => attendus switch
    {
        [] => " ; la place est à pourvoir",
        [{ Depuis: { } debut }, ..] when debut > lettre.EtatDepuis.JourDeParis() => $" ; en fonction depuis le {debut.EnLettres()}",
        _ => "",
    };

    /// <summary>« depuis aujourd'hui », « depuis 1 jour », « depuis 17 jours ».</summary>
    public static string Depuis(DateOnly debut, DateOnly jour) => (jour.DayNumber - debut.DayNumber) switch
    {
        <= 0 => "depuis aujourd'hui",
        1 => "depuis 1 jour",
        var jours => $"depuis {jours} jours",
    };

    /// <summary>Ce qui s'est passé, ou se passera, à une étape que personne n'a à faire maintenant.</summary>
    private static string Suite(LettreDeMission lettre, Etape etape) => lettre.Etat switch
    {
        EtatDeLettre.Brouillon when etape is Etape.Chef => "au brouillon",
        EtatDeLettre.Refusee when etape is Etape.Rupn => $"a refusé le {lettre.EtatDepuis.DateEnLettres()}",
        EtatDeLettre.Renvoyee when etape is Etape.Dan => $"a renvoyé le {lettre.EtatDepuis.DateEnLettres()}",
        EtatDeLettre.Refusee or EtatDeLettre.Renvoyee when SansEffet(lettre, etape) is not null => "signature sans effet",
        EtatDeLettre.Abandonnee => "sans suite",
        _ => "ensuite",
    };

    private static Signature? SansEffet(LettreDeMission lettre, Etape etape) => lettre.Etat is EtatDeLettre.Refusee or EtatDeLettre.Renvoyee
        ? lettre.VersionCourante.Signatures.LastOrDefault(s => s.Etape == etape && s.Etat is EtatDeSignature.SansEffet)
        : null;

    private static string MentionDe(Signature signature) => signature.ManuscriteDu is { } du
        ? $"signature manuscrite du {du.EnLettres()}"
        : $"signé électroniquement le {signature.Le.InstantEnLettres()}";

    private static string Attente(Etape etape, DateOnly debut, DateOnly jour) =>
        $"{(etape is Etape.Dan ? "à valider" : "à signer")} {Depuis(debut, jour)}";

    private static string Libelle(Etape etape) => etape switch
    {
        Etape.Chef => "chef d'établissement",
        Etape.Rupn => "RUPN",
        _ => "délégué académique au numérique",
    };

    private static string Majuscule(string texte) => texte.Length == 0 ? texte : char.ToUpper(texte[0], HeureDeParis.Francais) + texte[1..];
}
