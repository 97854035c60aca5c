using RupnManager.Domain.Dates;
using RupnManager.Domain.Regles;

namespace RupnManager.Domain.Indemnites;

/// <summary>Ce qu'est l'échéance : l'année en une fois, un neuvième, ou le complément d'un paiement fait.</summary>
public enum NatureDEcheance { Unique, Neuvieme, Complement }

/// <summary>Ce que le chef constate du service.</summary>
public enum ResultatDuService { Complet, Partiel, NonFait }

/// <summary>Où en est le paiement de l'échéance.</summary>
public enum SituationDEcheance { NonCertifiee, APayer, Retenue, SurEtat, Arretee, Transmise, Payee, Rejetee, SansPaiement }

/// <summary>La certification du service fait par le chef d'établissement (art. 5, décret n° 2010-1065).</summary>
public sealed record Certification
{
    public required ResultatDuService Resultat { get; init; }
    public required Montant Montant { get; init; }
    public string? Motif { get; init; }

    /// <summary>Le jour où le service est constaté.</summary>
    public required DateOnly Date { get; init; }
    public required Guid ParId { get; init; }
    public required string Par { get; init; }
    public required string Qualite { get; init; }
    public required DateTime Le { get; init; }
}

/// <summary>Une somme payée à tort, suivie jusqu'à son règlement. Rien n'est récrit.</summary>
public sealed record TropPercu
{
    public required Montant Montant { get; init; }
    public required string Motif { get; init; }
    public required string Par { get; init; }
    public required DateTime Le { get; init; }
    public DateTime? RegleLe { get; init; }
}

/// <summary>La part d'une attribution payable à une date : une en IFIC, neuf ou une en IMP, plus d'éventuels compléments.</summary>
public sealed class Echeance
{
    public const int LongueurDuMotif = 500;

    public Guid Id { get; init; } = Guid.CreateVersion7();
    public required Guid AttributionId { get; init; }
    public Attribution? Attribution { get; set; }
    public required int Numero { get; init; }
    public required NatureDEcheance Nature { get; init; }
    public required DateOnly Debut { get; init; }
    public required DateOnly Fin { get; init; }

    /// <summary>Premier jour où un neuvième se certifie ; rien pour une échéance unique, qui attend le terme de la mission.</summary>
    public DateOnly? CertifiableDes { get; init; }
    public Montant Prevu { get; init; }
    public Certification? Certification { get; private set; }
    public SituationDEcheance Situation { get; private set; }
    public string? MotifDeRetenue { get; private set; }
    public string? RetenuePar { get; private set; }
    public DateTime? RetenueLe { get; private set; }

    /// <summary>Le premier jour du mois de paie, dit par le retour du rectorat.</summary>
    public DateOnly? PayeeEn { get; private set; }
    public string? MotifDuRejet { get; private set; }
    public TropPercu? TropPercu { get; private set; }
    public int Version { get; private set; }

    /// <summary>Ce que l'échéance engage : le montant certifié, sinon le montant prévu.</summary>
    public Montant Engage => Certification?.Montant ?? Prevu;

    /// <summary>« année 2013-2014 », « octobre 2026 », « complément n° 1 ».</summary>
    public string Libelle => Nature switch
    {
        NatureDEcheance.Neuvieme => Debut.MoisEnLettres(),
        NatureDEcheance.Complement => "complément",
        _ => $"année {Etablissements.AnneeScolaire.Du(Debut)}",
    };

    /// <summary>Part certifiée du montant prévu, « 90 % », quand le service est partiel.</summary>
    public string? Prorata => Certification is { Resultat: ResultatDuService.Partiel } partiel && Prevu > Montant.Zero
        ? (partiel.Montant.Euros / Prevu.Euros * 100).ToString("0.##", HeureDeParis.Francais) + " %" : null;

    /// <summary>Vrai si le service peut être constaté ce jour-là : le mois est passé, ou la mission est à son terme.</summary>
    public bool EstCertifiable(DateOnly jour, DateOnly terme) => jour >= terme || (CertifiableDes is { } des && jour >= des);

    internal void Certifier(Certification certification)
    {
        if (Certification is not null) throw ReglesDuPaiement.Deja.Refus();
        Exiger(SituationDEcheance.NonCertifiee, SituationDEcheance.SurEtat);
        Certification = certification;
        if (Situation is SituationDEcheance.NonCertifiee)
            Situation = certification.Montant > Montant.Zero ? SituationDEcheance.APayer : SituationDEcheance.SansPaiement;
        Version++;
    }

    /// <summary>Tant que la ligne n'est pas arrêtée. Refus : service-fait.non-certifie, ligne.geste, paiement.definitif.</summary>
    internal void ExigerAnnulable()
    {
        if (Situation is SituationDEcheance.Payee) throw ReglesDuPaiement.Definitif.Refus();
        if (Certification is null) throw ReglesDuPaiement.NonCertifie.Refus();
        Exiger(SituationDEcheance.APayer, SituationDEcheance.SurEtat, SituationDEcheance.Retenue, SituationDEcheance.SansPaiement);
    }

    internal void AnnulerLaCertification()
    {
        Certification = null;
        if (Situation is not SituationDEcheance.SurEtat) Situation = SituationDEcheance.NonCertifiee;
        (MotifDeRetenue, RetenuePar, RetenueLe) = (null, null, null);
        Version++;
    }

    /// <summary>Met la ligne de côté. Refus : ligne.motif-retenue, ligne.geste, paiement.definitif.</summary>
    public void Retenir(string? motif, string par, DateTime quand)
    {
        if (Situation is SituationDEcheance.Payee) throw ReglesDuPaiement.Definitif.Refus();
        if (string.IsNullOrWhiteSpace(motif) || motif.Trim().Length > LongueurDuMotif) throw ReglesDuPaiement.MotifRetenue.Refus();
        Exiger(SituationDEcheance.APayer, SituationDEcheance.Rejetee);
        (Situation, MotifDeRetenue, RetenuePar, RetenueLe) = (SituationDEcheance.Retenue, motif.Trim(), par, quand);
        Version++;
    }

    public void Liberer()
    {
        Exiger(SituationDEcheance.Retenue);
        (Situation, MotifDeRetenue, RetenuePar, RetenueLe) = (SituationDEcheance.APayer, null, null, null);
        Version++;
    }

    /// <summary>Signale une somme payée à tort. Refus : trop-percu.geste, trop-percu.motif, trop-percu.montant.</summary>
    public void SignalerTropPercu(Montant montant, string? motif, string par, DateTime quand)
    {
        if (Situation is not SituationDEcheance.Payee || TropPercu is not null) throw ReglesDuPaiement.TropPercuGeste.Refus();
        if (string.IsNullOrWhiteSpace(motif) || motif.Trim().Length > LongueurDuMotif) throw ReglesDuPaiement.TropPercuMotif.Refus();
        if (montant > Engage) throw ReglesDuPaiement.TropPercuMontant.Refus(("paye", Engage));
        TropPercu = new() { Montant = montant, Motif = motif.Trim(), Par = par, Le = quand };
        Version++;
    }

    /// <summary>Le trop-perçu est réglé avec le rectorat. Refus : trop-percu.geste.</summary>
    public void ReglerLeTropPercu(DateTime quand)
    {
        if (TropPercu is not { RegleLe: null } ouvert) throw ReglesDuPaiement.TropPercuGeste.Refus();
        TropPercu = ouvert with { RegleLe = quand };
        Version++;
    }

    internal void MettreSurEtat() => Passer(SituationDEcheance.SurEtat, SituationDEcheance.APayer, SituationDEcheance.Rejetee);

    internal void SortirDeLEtat()
    {
        Exiger(SituationDEcheance.SurEtat);
        Situation = Certification is null ? SituationDEcheance.NonCertifiee
            : Certification.Montant > Montant.Zero ? SituationDEcheance.APayer : SituationDEcheance.SansPaiement;
        Version++;
    }

    internal void Arreter() => Passer(SituationDEcheance.Arretee, SituationDEcheance.SurEtat);

    internal void Transmettre() => Passer(SituationDEcheance.Transmise, SituationDEcheance.Arretee);

    internal void Payer(DateOnly mois)
    {
        Passer(SituationDEcheance.Payee, SituationDEcheance.Transmise);
        (PayeeEn, MotifDuRejet) = (new(mois.Year, mois.Month, 1), null);
        Attribution!.Recalculer();
    }

    internal void Rejeter(string motif)
    {
        Passer(SituationDEcheance.Rejetee, SituationDEcheance.Transmise);
        MotifDuRejet = motif;
    }

    private void Passer(SituationDEcheance vers, params SituationDEcheance[] depuis)
    {
        Exiger(depuis);
        Situation = vers;
        Version++;
    }

    private void Exiger(params SituationDEcheance[] situations)
    {
        if (!situations.Contains(Situation)) throw ReglesDuPaiement.LigneGeste.Refus(("etat", Situation.Libelle()));
    }
}

/// <summary>Les mots du service fait et du paiement.</summary>
public static class SituationsDEcheance
{
    public static string Libelle(this SituationDEcheance situation) => situation switch
    {
        SituationDEcheance.NonCertifiee => "À certifier",
        SituationDEcheance.APayer => "À liquider",
        SituationDEcheance.Retenue => "Retenue",
        SituationDEcheance.SurEtat => "Sur un état",
        SituationDEcheance.Arretee => "Arrêtée",
        SituationDEcheance.Transmise => "Transmise",
        SituationDEcheance.Payee => "Payée",
        SituationDEcheance.Rejetee => "Rejetée",
        _ => "Sans paiement",
    };

    public static string Libelle(this ResultatDuService resultat) => resultat switch
    {
        ResultatDuService.Complet => "complet",
        ResultatDuService.Partiel => "partiel",
        _ => "non fait",
    };
}
