<?php

// The package lies in Resources/Public/JavaScript/helder.
return [
    'dependencies' => ['rte_ckeditor'],
    'tags' => ['backend.form'],
    'imports' => [
        '@helder/typo3/' => 'EXT:helder/Resources/Public/JavaScript/',
    ],
];
