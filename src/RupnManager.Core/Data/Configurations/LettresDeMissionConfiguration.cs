using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using RupnManager.Domain.Etablissements;
using RupnManager.Domain.Journal;
using RupnManager.Domain.LettresDeMission;

namespace RupnManager.Data.Configurations;

internal sealed class ModelesConfiguration : IEntityTypeConfiguration<ModeleDeLettre>
{
    public void Configure(EntityTypeBuilder<ModeleDeLettre> modele)
    {
        modele.Property(m => m.CodeAcademie).HasMaxLength(Academie.LongueurDuCode);
        modele.Property(m => m.Clauses).EnJson();
        modele.Property(m => m.QuiFaitQuoi).EnJson();
        modele.Property(m => m.Version).IsConcurrencyToken();
        modele.Ignore(m => m.Adaptables).Ignore(m => m.ChampsInconnus);
        modele.HasIndex(m => new { m.CodeAcademie, m.Annee, m.Numero }).IsUnique();
    }
}

internal sealed class ReglagesConfiguration : IEntityTypeConfiguration<ReglageAcademique>
{
    public void Configure(EntityTypeBuilder<ReglageAcademique> reglage)
    {
        reglage.HasKey(r => new { r.CodeAcademie, r.Annee });
        reglage.Property(r => r.CodeAcademie).HasMaxLength(Academie.LongueurDuCode);
        reglage.Property(r => r.TitreDuTroisiemeSignataire).HasMaxLength(ReglageAcademique.LongueurDuTitre);
        reglage.Property(r => r.Version).IsConcurrencyToken();
        reglage.Ignore(r => r.Circuit);
    }
}

internal sealed class LettresDeMissionConfiguration : IEntityTypeConfiguration<LettreDeMission>
{
    public void Configure(EntityTypeBuilder<LettreDeMission> lettre)
    {
        lettre.Property(l => l.Reference).HasMaxLength(LettreDeMission.LongueurDeLaReference);
        lettre.Property(l => l.CodeDeVerification).HasMaxLength(LettreDeMission.LongueurDuCode);
        lettre.Property(l => l.CodeAcademie).HasMaxLength(Academie.LongueurDuCode);
        lettre.Property(l => l.TitreDuTroisiemeSignataire).HasMaxLength(ReglageAcademique.LongueurDuTitre);
        lettre.Property(l => l.ModifieeParNom).HasMaxLength(2 * Personne.LongueurDuNom);
        lettre.Property(l => l.Jeton).IsConcurrencyToken();
        lettre.Ignore(l => l.VersionCourante).Ignore(l => l.Circuit).Ignore(l => l.Acte).Ignore(l => l.RacineId);
        lettre.HasIndex(l => l.Reference).IsUnique();
        lettre.HasIndex(l => l.CodeDeVerification).IsUnique();
        // L'ordre de la file de l'académie : les lettres à lire, puis les plus anciennes.
        lettre.HasIndex(l => new { l.CodeAcademie, l.Annee, l.Etat, l.ALire, l.EtatDepuis, l.Reference })
            .IsDescending(false, false, false, true, false, false);
        lettre.HasIndex(l => new { l.EtablissementId, l.Annee });
        // Peu de lettres attendent leur sceau : le travail de fond et l'administrateur les trouvent sans lire les autres.
        lettre.HasIndex(l => l.EtatDepuis, "IX_Lettres_ASceller").HasFilter($"[Etat] = '{nameof(EtatDeLettre.ASceller)}'");
        lettre.HasOne(l => l.Mission).WithMany().HasForeignKey(l => l.MissionId);
        lettre.HasOne(l => l.Etablissement).WithMany().HasForeignKey(l => l.EtablissementId);
        lettre.HasOne(l => l.LettreInitiale).WithMany().HasForeignKey(l => l.LettreInitialeId);
        lettre.HasOne(l => l.Modele).WithMany().HasForeignKey(l => l.ModeleId);
        lettre.HasMany(l => l.Versions).WithOne().HasForeignKey(v => v.LettreId);
        lettre.Navigation(l => l.Versions).HasField("_versions");
    }
}

internal sealed class VersionsConfiguration : IEntityTypeConfiguration<VersionDeLettre>
{
    public void Configure(EntityTypeBuilder<VersionDeLettre> version)
    {
        version.Property(v => v.Contenu).EnJson();
        version.Property(v => v.CeQuiChange).EnJson();
        version.Property(v => v.Empreinte).HasMaxLength(Empreintes.Longueur);
        version.Property(v => v.Motif).HasMaxLength(VersionDeLettre.LongueurDuMotif);
        version.Property(v => v.MotifDe).HasMaxLength(2 * Personne.LongueurDuNom);
        version.Ignore(v => v.Posees).Ignore(v => v.ActeFige);
        version.HasIndex(v => new { v.LettreId, v.Numero }).IsUnique();
        version.HasMany(v => v.Signatures).WithOne().HasForeignKey(s => s.VersionDeLettreId);
        version.Navigation(v => v.Signatures).HasField("_signatures");
    }
}

internal sealed class SignaturesConfiguration : IEntityTypeConfiguration<Signature>
{
    public void Configure(EntityTypeBuilder<Signature> signature)
    {
        signature.Property(s => s.Designation).HasMaxLength(2 * Personne.LongueurDuNom + 10);
        signature.Property(s => s.Qualite).HasMaxLength(Signature.LongueurDeLaQualite);
        signature.Property(s => s.DelegationReference).HasMaxLength(Domain.Acteurs.Delegation.LongueurDeLaReference);
        signature.Property(s => s.Delegant).HasMaxLength(2 * Personne.LongueurDuNom + 10);
        signature.Property(s => s.EmpreinteDuContenu).HasMaxLength(Empreintes.Longueur);
        signature.Property(s => s.EmpreintePrecedente).HasMaxLength(Empreintes.Longueur);
        signature.Property(s => s.Empreinte).HasMaxLength(Empreintes.Longueur);
        signature.Property(s => s.MoyenDAuthentification).HasMaxLength(Signature.LongueurDuMoyen);
        signature.Property(s => s.LieuDeLOriginal).HasMaxLength(Signature.LongueurDeLaQualite);
        signature.Ignore(s => s.Delegation).Ignore(s => s.EstIntegre);
        signature.HasIndex(s => new { s.VersionDeLettreId, s.Etape, s.Tour }).IsUnique();
        signature.HasIndex(s => s.PersonneId);
    }
}

internal sealed class ScellementsConfiguration : IEntityTypeConfiguration<Scellement>
{
    public void Configure(EntityTypeBuilder<Scellement> scellement)
    {
        scellement.Property(s => s.Empreinte).HasMaxLength(Empreintes.Longueur);
        scellement.Property(s => s.DerniereErreur).HasMaxLength(Scellement.LongueurDeLErreur);
        scellement.Property(s => s.Jeton).IsConcurrencyToken();
        scellement.HasOne(s => s.Lettre).WithOne().HasForeignKey<Scellement>(s => s.LettreId);
        scellement.HasOne<Fichier>().WithMany().HasForeignKey(s => s.FichierId);
        scellement.HasIndex(s => s.Empreinte);
    }
}

internal sealed class FichiersConfiguration : IEntityTypeConfiguration<Fichier>
{
    public void Configure(EntityTypeBuilder<Fichier> fichier)
    {
        fichier.Property(f => f.Nom).HasMaxLength(Fichier.LongueurDuNom);
        fichier.Property(f => f.Empreinte).HasMaxLength(Empreintes.Longueur);
        fichier.HasOne<LettreDeMission>().WithMany().HasForeignKey(f => f.LettreId);
    }
}
