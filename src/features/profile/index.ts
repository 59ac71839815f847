export { ProfileButton } from '#features/profile/ProfileButton.tsx';
