using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using RupnManager.Domain.Activites;
using RupnManager.Domain.Etablissements;
using RupnManager.Domain.Indemnites;
using RupnManager.Domain.Journal;
using RupnManager.Domain.LettresDeMission;

namespace RupnManager.Data.Configurations;

internal sealed class BordereauxConfiguration : IEntityTypeConfiguration<Bordereau>
{
    public void Configure(EntityTypeBuilder<Bordereau> bordereau)
    {
        bordereau.ToTable("Bordereaux");
        bordereau.Property(b => b.CodeAcademie).HasMaxLength(Academie.LongueurDuCode);
        bordereau.Property(b => b.Numero).HasMaxLength(40);
        bordereau.Property(b => b.EnvoyePar).HasMaxLength(Personne.LongueurDuNom * 2);
        bordereau.Property(b => b.QualiteDeLEnvoi).HasMaxLength(Signature.LongueurDeLaQualite);
        bordereau.Property(b => b.Empreinte).HasMaxLength(Empreintes.Longueur);
        bordereau.Property(b => b.Version).IsConcurrencyToken();
        bordereau.Ignore(b => b.Lignes).Ignore(b => b.Avancement);
        bordereau.HasOne(b => b.Etablissement).WithMany().HasForeignKey(b => b.EtablissementId);
        bordereau.HasMany(b => b.Attributions).WithOne(a => a.Bordereau).HasForeignKey(a => a.BordereauId);
        bordereau.Navigation(b => b.Attributions).HasField("_attributions");
        bordereau.HasIndex(b => new { b.EtablissementId, b.Annee, b.Rang }).IsUnique();
        bordereau.HasIndex(b => b.Numero).IsUnique();
        bordereau.HasIndex(b => new { b.CodeAcademie, b.Annee, b.Etat });
    }
}

internal sealed class AttributionsConfiguration : IEntityTypeConfiguration<Attribution>
{
    public void Configure(EntityTypeBuilder<Attribution> attribution)
    {
        attribution.ToTable(t => t.HasCheckConstraint("CK_Attributions_Engage", "[Engage] >= 0"));
        attribution.Montant(a => a.Propose, nameof(Attribution.Propose));
        attribution.Montant(a => a.Engage, nameof(Attribution.Engage));
        attribution.ComplexProperty(a => a.Decision, d =>
        {
            d.IsRequired(false);
            d.Montant(x => x.Montant, "Decision_Montant");
            d.Property(x => x.Motif).HasMaxLength(Proposition.LongueurDuMotif);
            d.Property(x => x.Par).HasMaxLength(Personne.LongueurDuNom * 2);
        });
        attribution.Property(a => a.CodeAcademie).HasMaxLength(Academie.LongueurDuCode);
        attribution.Property(a => a.MotifSousMinimum).HasMaxLength(Proposition.LongueurDuMotif);
        attribution.Property(a => a.MotifDuRetrait).HasMaxLength(Proposition.LongueurDuMotif);
        attribution.Property(a => a.Participation).HasMaxLength(Proposition.LongueurDeLaParticipation);
        attribution.Property(a => a.DeclarePar).HasMaxLength(Personne.LongueurDuNom * 2);
        attribution.Property(a => a.Version).IsConcurrencyToken();
        attribution.Ignore(a => a.Certifie).Ignore(a => a.Paye).Ignore(a => a.NombreCertifiees);
        attribution.HasOne(a => a.Mission).WithMany().HasForeignKey(a => a.MissionId);
        attribution.HasOne(a => a.Personne).WithMany().HasForeignKey(a => a.PersonneId);
        attribution.HasOne(a => a.Etablissement).WithMany().HasForeignKey(a => a.EtablissementId);
        attribution.HasOne(a => a.Enveloppe).WithMany().HasForeignKey(a => a.EnveloppeId);
        attribution.HasOne<Domain.Missions.Fonction>().WithMany().HasForeignKey(a => a.FonctionId);
        attribution.HasMany(a => a.Echeances).WithOne(e => e.Attribution).HasForeignKey(e => e.AttributionId);
        attribution.Navigation(a => a.Echeances).HasField("_echeances");
        attribution.HasIndex(a => new { a.PersonneId, a.FonctionId, a.EtablissementId, a.Annee }).IsUnique().HasFilter("[SansSuiteLe] IS NULL");
        attribution.HasIndex(a => new { a.PersonneId, a.Annee });
        attribution.HasIndex(a => new { a.EtablissementId, a.Annee });
        attribution.HasIndex(a => new { a.CodeAcademie, a.Annee, a.Etat });
    }
}

internal sealed class AttestationsConfiguration : IEntityTypeConfiguration<AttestationDeRemplacement>
{
    public void Configure(EntityTypeBuilder<AttestationDeRemplacement> attestation)
    {
        attestation.ToTable("Attestations");
        attestation.Property(a => a.CodeAcademie).HasMaxLength(Academie.LongueurDuCode);
        attestation.Property(a => a.Nom).HasMaxLength(PieceJointe.LongueurDuNom);
        attestation.Property(a => a.TypeDeContenu).HasMaxLength(40);
        attestation.Property(a => a.Empreinte).HasMaxLength(Empreintes.Longueur);
        attestation.Property(a => a.JointePar).HasMaxLength(Personne.LongueurDuNom * 2);
        attestation.Property(a => a.Version).IsConcurrencyToken();
        attestation.HasOne<Attribution>().WithMany().HasForeignKey(a => a.AttributionId);
        attestation.HasOne<Etablissement>().WithMany().HasForeignKey(a => a.EtablissementId);
        attestation.HasIndex(a => a.AttributionId).IsUnique();
        attestation.HasIndex(a => new { a.EtablissementId, a.Annee });
    }
}

internal sealed class EcheancesConfiguration : IEntityTypeConfiguration<Echeance>
{
    public void Configure(EntityTypeBuilder<Echeance> echeance)
    {
        echeance.Montant(e => e.Prevu, nameof(Echeance.Prevu));
        echeance.ComplexProperty(e => e.Certification, c =>
        {
            c.IsRequired(false);
            c.Montant(x => x.Montant, "Certification_Montant");
            c.Property(x => x.Motif).HasMaxLength(Echeance.LongueurDuMotif);
            c.Property(x => x.Par).HasMaxLength(Personne.LongueurDuNom * 2);
            c.Property(x => x.Qualite).HasMaxLength(Signature.LongueurDeLaQualite);
        });
        echeance.ComplexProperty(e => e.TropPercu, t =>
        {
            t.IsRequired(false);
            t.Montant(x => x.Montant, "TropPercu_Montant");
            t.Property(x => x.Motif).HasMaxLength(Echeance.LongueurDuMotif);
            t.Property(x => x.Par).HasMaxLength(Personne.LongueurDuNom * 2);
        });
        echeance.Property(e => e.MotifDeRetenue).HasMaxLength(Echeance.LongueurDuMotif);
        echeance.Property(e => e.MotifDuRejet).HasMaxLength(Echeance.LongueurDuMotif);
        echeance.Property(e => e.RetenuePar).HasMaxLength(Personne.LongueurDuNom * 2);
        echeance.Property(e => e.Version).IsConcurrencyToken();
        echeance.Ignore(e => e.Engage).Ignore(e => e.Libelle).Ignore(e => e.Prorata);
        echeance.HasIndex(e => new { e.AttributionId, e.Numero }).IsUnique();
    }
}
